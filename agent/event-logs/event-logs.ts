// Every clearer of event logs, in the order in which they run.
import type { Cleaner } from '../wipe/cleaner.ts';
import { journalCleaner, journalPlaces } from './journal.ts';
import { kernelRingCleaner } from './kernel-ring.ts';
import { type LogPremises, logFilesCleaner } from './log-files.ts';
import { namelessLogsCleaner } from './nameless-logs.ts';
import { logStores } from './stores.ts';
import { windowsLogs } from './windows/windows-logs.ts';

const folders = [...logStores.flatMap(({ places }) => places.map(({ path }) => path)), ...journalPlaces];

/** They come after everything that ends processes or removes what these left, since all of that is noted in logs. */
export function eventLogCleaners(premises: LogPremises): readonly Cleaner[] {
  if (process.platform === 'win32') return [windowsLogs()];
  return [
    // First, since what it writes over the ring is read by the journal's daemon and by rsyslog, and written down by them.
    kernelRingCleaner(premises.root),
    ...logStores.map((store) => logFilesCleaner(store, premises)),
    // After the files, since a program whose log was emptied may complain to the journal.
    journalCleaner(premises),
    // Last: finds what any of the others unlinked just as somebody opened it.
    namelessLogsCleaner(premises, folders),
  ];
}
