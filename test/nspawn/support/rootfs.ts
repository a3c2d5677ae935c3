// A Debian of the tests' own: made once by mmdebstrap, kept in a cache folder, and never changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const cacheFolder = '/var/cache/lethe-nspawn';

/** What writes logs on an ordinary station, and what the agent's own Node is linked against. */
const packages = [
  ...['systemd', 'systemd-sysv', 'dbus', 'libpam-systemd', 'login', 'procps', 'util-linux', 'libstdc++6'],
  ...['cron', 'rsyslog', 'bubblewrap', 'openssh-server'],
];

/** The release of the machine that runs the tests, whose package lists are at hand. */
function release(): string {
  const about = readFileSync('/etc/os-release', 'utf8');
  const name = /^VERSION_CODENAME=(\w+)$/m.exec(about)?.[1];
  return about.includes('\nID=debian') && name !== undefined ? name : 'bookworm';
}

/**
 * @param more packages beside those that every machine of the tests has
 * @returns the folder of an unpacked Debian; not to be written to
 */
export function findRootfs(more: readonly string[] = []): string {
  const included = [...packages, ...more].join();
  const key = createHash('sha256').update([release(), included].join()).digest('hex').slice(0, 12);
  const folder = join(cacheFolder, `${release()}-${key}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const args = ['--variant=minbase', `--include=${included}`, '--format=directory', release(), unfinished];
  execFileSync('mmdebstrap', args, { stdio: ['ignore', 2, 2] });
  renameSync(unfinished, folder);
  return folder;
}
