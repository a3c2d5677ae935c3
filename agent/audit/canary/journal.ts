// Looks at the system's journal through its own reader: it folds long entries up, so that their bytes show nothing.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { isGone } from '../../wipe/folder.ts';
import type { Scan } from './scan.ts';

const folders = ['/var/log/journal', '/run/log/journal'];
/** More than a station writes in the minutes that a rehearsal takes. */
const mostBytes = 64 * 1024 * 1024;
const milliseconds = 60_000;

function holdsJournals(folder: string): boolean {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'latin1' }).some((name) => /\.journal~?$/.test(name));
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** @param since milliseconds since the epoch. A station without journals has nothing to look at. */
export function scanJournal(scan: Scan, since: number): void {
  if (!folders.some(holdsJournals)) return;
  const words = ['--merge', '--namespace=*', '--all', '--output=export', '--no-pager', '--quiet'];
  const from = `--since=@${Math.floor(since / 1000)}`;
  const read = spawnSync('journalctl', [...words, from], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: '/usr/bin:/bin' },
    maxBuffer: mostBytes,
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  if (read.error !== undefined || read.status !== 0) scan.miss('journal');
  else scan.look(read.stdout, 'journal');
}
