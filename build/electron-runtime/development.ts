// The development runtime: an archive with a known hash, unpacked once into the cache with our own loader.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkArchive, fetchArchive, pinned } from './archive.ts';
import { withLock } from './lock.ts';
import { developmentVersion } from './runtime.ts';

const run = promisify(execFile);
const loaderFolder = fileURLToPath(new URL('loader', import.meta.url));
const loaderFiles = ['package.json', 'main.cjs'] as const;

export interface DevelopmentOptions {
  readonly cacheFolder: string;
  /** Brings the archive into a folder and returns its path; a parameter so that tests need no network. */
  readonly fetch?: (folder: string) => Promise<string>;
  readonly sha512?: string;
}

/** The path of the unpacked binary, unpacking it first where needed. undefined on any system but Linux x64. */
export async function developmentBinary(options: DevelopmentOptions): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(options.cacheFolder, `electron-${developmentVersion}-${await loaderHash()}`);
  const binary = join(folder, 'electron');
  if (await exists(binary)) return binary;
  await withLock(`${folder}.lock`, async () => {
    if (!(await exists(binary))) await unpackInto(folder, options);
  });
  return binary;
}

/** All work is done in a temporary sibling; the rename at the end makes the runtime appear whole or not at all. */
async function unpackInto(
  folder: string,
  { cacheFolder, fetch = fetchArchive, sha512 = pinned.sha512 }: DevelopmentOptions,
): Promise<void> {
  const temporary = await mkdtemp(join(cacheFolder, 'unpacking-'));
  try {
    const archive = await fetch(temporary);
    await checkArchive(archive, sha512);
    const unpacked = join(temporary, 'unpacked');
    await unpack(archive, unpacked);
    await writeLoader(unpacked);
    await rename(unpacked, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Nothing of the foreign app is unpacked, and no file keeps an owner or a set-user-id bit from the archive. */
async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const leftOut = [
    '--exclude=./resources/app',
    '--exclude=./resources/app.asar',
    '--exclude=./resources/app-update.yml',
  ];
  await run('tar', ['-xzf', archive, '-C', folder, '--no-same-owner', '--no-same-permissions', ...leftOut]);
  await rename(join(folder, pinned.binary), join(folder, 'electron'));
  await chmod(folder, 0o755);
}

async function writeLoader(folder: string): Promise<void> {
  const app = join(folder, 'resources', 'app');
  await mkdir(app, { recursive: true });
  for (const name of loaderFiles) await copyFile(join(loaderFolder, name), join(app, name));
  await writeFile(join(folder, 'version'), developmentVersion);
}

/** A changed loader makes a new folder, so that no process ever finds its runtime changing under it. */
async function loaderHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of loaderFiles) hash.update(await readFile(join(loaderFolder, name)));
  return hash.digest('hex').slice(0, 8);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
