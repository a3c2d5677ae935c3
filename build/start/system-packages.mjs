// Installs the system packages that a verb needs on Debian and Ubuntu; elsewhere names the programs that are missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StartError, say } from './say.mjs';
import { choose, missingOf, needsOf } from './system-needs.mjs';

/** @typedef {import('./system-needs.mjs').Need} Need */

/**
 * Returns when all is there; throws a StartError that says what an administrator must do.
 * @param {string} verb
 * @param {readonly string[]} args
 */
export function installSystemPackages(verb, args) {
  const needs = needsOf(verb, args, process.env);
  if (process.platform !== 'linux' || needs.length === 0) return;
  const installed = installedPackages(needs.flatMap((need) => need.names));
  if (installed === undefined) return askForPrograms(needs);
  const missing = missingOf(needs, installed);
  if (missing.length > 0) installFromArchive(missing);
}

/**
 * @param {readonly string[]} names
 * @returns {Set<string> | undefined} undefined where there is no dpkg
 */
function installedPackages(names) {
  const query = run('dpkg-query', ['-W', '-f', `\${db:Status-Status} \${Package}\\n`, ...names]);
  if (query.error !== undefined) return undefined;
  const lines = query.stdout.split('\n').map((line) => line.split(' '));
  return new Set(lines.flatMap(([status, name]) => (status === 'installed' && name !== undefined ? [name] : [])));
}

/** @param {readonly Need[]} needs */
function askForPrograms(needs) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/sbin', '/usr/sbin'];
  const missing = needs.flatMap(({ program }) => (program === undefined || isIn(folders, program) ? [] : [program]));
  if (missing.length > 0) throw new StartError(`Please install these programs, then try again: ${missing.join(', ')}.`);
}

/** @type {(folders: readonly string[], program: string) => boolean} */
const isIn = (folders, program) => folders.some((folder) => existsSync(join(folder, program)));

/** @param {readonly Need[]} missing */
function installFromArchive(missing) {
  const firstNames = missing.flatMap((need) => need.names.slice(0, 1));
  const prefix = administrator();
  if (prefix === undefined) {
    const command = `sudo apt-get update && sudo apt-get install --yes ${firstNames.join(' ')}`;
    throw new StartError(`Some system packages are missing. Ask an administrator to run:\n  ${command}`);
  }
  let { names, unknown } = choose(missing, offeredPackages(missing));
  if (unknown.length > 0) {
    say('Reading which system packages there are (apt-get update) …');
    succeeds([...prefix, 'apt-get', 'update', '--quiet', '--quiet']);
    ({ names, unknown } = choose(missing, offeredPackages(missing)));
  }
  if (unknown.length > 0) say(`This system does not offer: ${unknown.join(', ')}. What needs it will say so.`);
  if (names.length > 0) installNow(prefix, names);
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} names
 */
function installNow(prefix, names) {
  say(`Installing system packages: ${names.join(', ')} …`);
  const install = [...prefix, 'apt-get', 'install', '--yes', '--quiet', '--quiet', '--no-install-recommends', ...names];
  if (succeeds(install)) return;
  say('That failed, perhaps because the list of packages is old: reading it again (apt-get update) …');
  if (succeeds([...prefix, 'apt-get', 'update', '--quiet', '--quiet']) && succeeds(install)) return;
  throw new StartError(
    `The system packages could not be installed. Ask an administrator to run:\n  ${install.join(' ')}`,
  );
}

/** @returns {readonly string[] | undefined} what goes before a command that needs rights; undefined without any */
function administrator() {
  if (process.getuid?.() === 0) return [];
  return run('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {readonly Need[]} needs
 * @returns {Set<string>} the names that the archive offers, as far as its list is known here
 */
function offeredPackages(needs) {
  const policy = run('apt-cache', ['policy', ...needs.flatMap((need) => need.names)]).stdout ?? '';
  return new Set(
    [...policy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm)].map(([, name = '']) => name),
  );
}

/** @type {(command: string, args: readonly string[]) => import('node:child_process').SpawnSyncReturns<string>} */
const run = (command, args) =>
  spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/**
 * What apt-get and dpkg print is shown only when they fail: two hundred lines of unpacking tell a newcomer nothing.
 * @param {readonly string[]} line
 * @returns {boolean} whether it succeeded
 */
function succeeds([command = '', ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ended = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    maxBuffer: 2 ** 26,
  });
  if (ended.status !== 0) process.stderr.write(`${ended.stdout}${ended.stderr}`);
  return ended.status === 0;
}
