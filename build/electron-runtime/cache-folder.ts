// Where downloaded runtimes are kept: outside the project, and where an ordinary test user may read and run them.
import { homedir } from 'node:os';
import { join } from 'node:path';

interface Whereabouts {
  readonly isRoot: boolean;
  readonly home: string;
  readonly cacheHome: string | undefined;
}

/** Root's own home is closed to others, and the tests start Electron as a user without rights: hence /var/cache. */
export function cacheFolderFor({ isRoot, home, cacheHome }: Whereabouts): string {
  if (isRoot) return '/var/cache/lethe-electron';
  return join(cacheHome || join(home, '.cache'), 'lethe-electron');
}

export function cacheFolder(): string {
  return cacheFolderFor({
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    cacheHome: process.env.XDG_CACHE_HOME,
  });
}
