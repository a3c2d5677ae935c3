// Installs the npm packages when node_modules does not hold what package-lock.json asks for.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError, say } from './say.mjs';
import { projectFolder } from './verbs.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/** Runs `npm ci` if needed; throws a StartError when that fails. */
export function installNodePackages() {
  const wanted = readLock(join(projectFolder, 'package-lock.json'));
  if (wanted === undefined) throw new StartError('package-lock.json is missing: this is not a whole copy of Lethe.');
  const installed = readLock(join(projectFolder, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && holdsAll(wanted, installed)) return;
  say(
    `${installed === undefined ? 'Installing' : 'Renewing'} the npm packages that package-lock.json names (npm ci) …`,
  );
  const { command, args, shell } = npmCommand(process.env);
  // npm speaks on standard output, which belongs to the verb: what it says goes to standard error.
  const run = spawnSync(command, [...args, 'ci', '--loglevel=error'], {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
    shell,
  });
  if (run.status !== 0)
    throw new StartError('npm ci failed. Check the network and that npm is installed, then try again.');
}

/**
 * npm writes what it installed to node_modules/.package-lock.json as its last step, so a broken installation has none.
 * Optional packages of other platforms are rightly absent.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([place, locked]) => {
    if (place === '') return true;
    const present = installed[place];
    if (present === undefined) return locked.optional === true;
    return present.version === locked.version && present.integrity === locked.integrity;
  });
}

/**
 * The npm that started this script, or the one on the path.
 * @param {Record<string, string | undefined>} environment
 */
export function npmCommand(environment) {
  const running = environment.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return { command: process.execPath, args: [running], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} path
 * @returns {LockedPackages | undefined} undefined when there is no such file
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
