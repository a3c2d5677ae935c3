// Finds the Electron to start or package: named by LETHE_ELECTRON, the package's own, downloaded, or for development.
import { access, constants } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.ts';
import { developmentBinary } from './development.ts';
import { downloadedBinary, packagedBinary } from './official.ts';
import { type ElectronRuntime, isDevelopmentRuntime, type RuntimeSource } from './runtime.ts';
import { versionOf } from './version.ts';

export type { ElectronRuntime } from './runtime.ts';
export { forPackaging, isDevelopmentRuntime } from './runtime.ts';

/** One place to look: `find` returns the path of a binary, or undefined when this place has none. */
export interface Candidate {
  readonly source: RuntimeSource;
  find(): Promise<string | undefined>;
}

export interface FindOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly packageFolder?: string;
  readonly cacheFolder?: string;
}

/**
 * The first runtime there is, in the order of trust. Throws with a sentence for people when there is none,
 * or when LETHE_ELECTRON names something that can't be run: it is never passed over in silence.
 */
export async function findElectron(options: FindOptions = {}): Promise<ElectronRuntime> {
  const runtime = await firstFound(candidatesFor(options));
  if (isDevelopmentRuntime(runtime)) warnOnce(runtime.version);
  return runtime;
}

export function candidatesFor(options: FindOptions): readonly Candidate[] {
  const environment = options.environment ?? process.env;
  const places = {
    packageFolder: options.packageFolder ?? fileURLToPath(new URL('../../node_modules/electron', import.meta.url)),
    cacheFolder: options.cacheFolder ?? cacheFolder(),
  };
  return [
    { source: 'environment', find: () => namedBinary(environment.LETHE_ELECTRON) },
    { source: 'package', find: () => packagedBinary(places) },
    { source: 'download', find: () => downloadedBinary(places) },
    { source: 'development', find: () => developmentBinary(places) },
  ];
}

export async function firstFound(candidates: readonly Candidate[]): Promise<ElectronRuntime> {
  for (const { source, find } of candidates) {
    const path = await find();
    if (path !== undefined) return { path, source, version: await versionOf(path) };
  }
  throw new Error('No Electron was found. Connect to the internet once, or name an Electron binary in LETHE_ELECTRON.');
}

async function namedBinary(path: string | undefined): Promise<string | undefined> {
  if (path === undefined || path === '') return undefined;
  await access(path, constants.X_OK).catch(() => {
    throw new Error('LETHE_ELECTRON does not name a program that can be run. Correct it or unset it.');
  });
  return path;
}

const warned = new Set<string>();

function warnOnce(version: string): void {
  if (warned.has(version)) return;
  warned.add(version);
  process.stderr.write(`Electron ${version}: for development and tests only, never for a station\n`);
}
