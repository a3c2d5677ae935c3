// Electron's own binary: the one beside the npm package, and one try a day to download it there.
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';

const run = promisify(execFile);
const downloadLimitMilliseconds = 60_000;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export interface OfficialPlaces {
  /** The folder of the npm package `electron`. */
  readonly packageFolder: string;
  readonly cacheFolder: string;
}

/** The package's own binary, if it was downloaded whole: its installer writes path.txt last. */
export async function packagedBinary({ packageFolder }: OfficialPlaces): Promise<string | undefined> {
  const name = await readFile(join(packageFolder, 'path.txt'), 'utf8').catch(() => undefined);
  const unpacked = await readFile(join(packageFolder, 'dist', 'version'), 'utf8').catch(() => undefined);
  if (name === undefined || unpacked === undefined) return undefined;
  const wanted = await packageVersion(packageFolder);
  return unpacked.trim().replace(/^v/, '') === wanted ? join(packageFolder, 'dist', name.trim()) : undefined;
}

/** Runs the package's installer with a time limit. A failed try is remembered for a day, for this version alone. */
export async function downloadedBinary(places: OfficialPlaces): Promise<string | undefined> {
  const failure = join(places.cacheFolder, `no-download-${await packageVersion(places.packageFolder)}`);
  if (await isYoungerThanADay(failure)) return undefined;
  return withLock(`${failure}.lock`, async () => {
    if (await install(places.packageFolder)) return packagedBinary(places);
    await mkdir(places.cacheFolder, { recursive: true });
    await writeFile(failure, 'The official Electron could not be downloaded. Delete this file to try again at once.\n');
    return undefined;
  });
}

function install(packageFolder: string): Promise<boolean> {
  process.stderr.write('Trying to download the official Electron …\n');
  return run(process.execPath, [join(packageFolder, 'install.js')], { timeout: downloadLimitMilliseconds }).then(
    () => true,
    () => false,
  );
}

async function isYoungerThanADay(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < dayMilliseconds;
}

async function packageVersion(packageFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return String(version);
}
