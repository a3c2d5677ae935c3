// The journal's daemons: which processes they are, which journals they hold, and how each is made to begin new ones.
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenFile, openFilesOf, readOpenFiles } from '../processes/open-files.ts';
import { hasCode } from '../wipe/folder.ts';

const daemonPrograms = ['/usr/lib/systemd/systemd-journald', '/lib/systemd/systemd-journald'];
/** A daemon that does not answer within this time is stuck, and what it holds is left. */
const patience = 3000;

/** By the file that it runs and by its user: a name alone is anybody's to take. */
export function isJournalDaemon(id: number): boolean {
  try {
    const program = readlinkSync(`/proc/${id}/exe`).replace(/ \(deleted\)$/, '');
    return daemonPrograms.includes(program) && /^Uid:\t0\t/m.test(readFileSync(`/proc/${id}/status`, 'latin1'));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return false;
    throw error;
  }
}

/** The plain files that the daemons hold. There is one daemon more for each journal namespace. */
export function filesOfJournalDaemons(): readonly OpenFile[] {
  const known = new Map<number, boolean>();
  return readOpenFiles().filter(({ process: id }) => {
    const is = known.get(id) ?? isJournalDaemon(id);
    known.set(id, is);
    return is;
  });
}

/**
 * Makes one daemon begin new journals: by SIGUSR2, which reaches it whatever namespace it serves, while journalctl's own
 * `--namespace='*' --rotate` reaches the first alone. Twice, since it holds what it put away until it is asked once more.
 * @returns whether it did
 */
export async function rotate(id: number): Promise<boolean> {
  return (await rotateOnce(id)) && (await rotateOnce(id));
}

async function rotateOnce(id: number): Promise<boolean> {
  const before = heldBy(id);
  if (!askToRotate(id)) return false;
  for (const until = performance.now() + patience; performance.now() < until; await pause(5)) {
    if (heldBy(id) !== before) return true;
  }
  return false;
}

const heldBy = (id: number): string =>
  openFilesOf(id)
    .map(({ identity, nameless }) => `${identity} ${nameless}`)
    .sort()
    .join();

function askToRotate(id: number): boolean {
  try {
    return isJournalDaemon(id) && process.kill(id, 'SIGUSR2');
  } catch (error) {
    if (hasCode(error, 'ESRCH', 'EPERM')) return false;
    throw error;
  }
}
