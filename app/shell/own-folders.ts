// Where the shell's own programs may write: folders beside its profile, so that the kiosk user's home stays empty.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Record<string, string | undefined>;

/** Each would lead out of the home again. */
const elsewhere = ['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'] as const;

function ownFolder(profile: string, name: string): string {
  const folder = join(profile, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Without a word about it, a display's key is looked for in the home. */
function keepDisplayKey(environment: Environment): void {
  const key = join(environment.HOME ?? '/', '.Xauthority');
  if (environment.XAUTHORITY === undefined && existsSync(key)) environment.XAUTHORITY = key;
}

/**
 * Where Chromium's fontconfig has put its tables of this machine's fonts before any code of ours runs (fonts-conf(5), cachedir;
 * XDG Base Directory Specification).
 */
export function fontTablesOf(environment: Environment): string {
  return join(environment.XDG_CACHE_HOME || join(environment.HOME ?? '/', '.cache'), 'fontconfig');
}

/**
 * Libraries keep caches of fonts and drivers and a store of certificates in the home, where the agent would find and
 * remove them after the next visit as if they were a patron's. Among temporary files lies the lock by which a second
 * shell knows of the first, and the agent empties /tmp after each visit.
 */
export function writeBesideProfile(profile: string, environment: Environment): void {
  keepDisplayKey(environment);
  environment.TMPDIR = ownFolder(profile, 'temporary');
  environment.HOME = ownFolder(profile, 'home');
  for (const name of elsewhere) delete environment[name];
}
