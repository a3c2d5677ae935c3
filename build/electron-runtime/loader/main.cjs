// Lives in the development runtime's resources/app: starts the app whose folder is the first plain argument.
// The archive that runtime comes from lacks Electron's own default_app, which does this elsewhere.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

/**
 * Electron with two methods that its own default_app uses and its types leave out.
 * @typedef {typeof import('electron').app & { setVersion(version: string): void, setAppPath(path: string): void }} App
 */
const app = /** @type {App} */ (require('electron').app);

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER [options]\n');
  app.exit(2);
} else {
  const path = resolve(folder);
  const { main, name, productName, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(path);
  require(join(path, main));
}
