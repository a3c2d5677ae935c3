// What the deleter is not: the obvious sweep of a folder, which follows what it is shown and writes over what it removes.
import { closeSync, openSync, readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';

const [, , place = '', again] = process.argv;

/** @param {string} folder */
function sweep(folder) {
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    try {
      if (statSync(path).isDirectory()) {
        sweep(path);
        rmdirSync(path);
      } else {
        closeSync(openSync(path, 'w'));
        unlinkSync(path);
      }
    } catch {
      // Goes on with the next, as such sweeps do.
    }
  }
}

do sweep(place);
while (again === 'again');
