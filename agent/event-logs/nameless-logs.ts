// Clears logs that were deleted while a program held them open: they have no name any more, and all that was in them.
import { succeed } from '../../contract/result.ts';
import { readOpenFiles } from '../processes/open-files.ts';
import type { Cleaner } from '../wipe/cleaner.ts';
import { emptyNameless } from '../wipe/empty.ts';
import { clearingOf } from './clearing.ts';
import { isJournalDaemon } from './journal-daemons.ts';
import type { LogPremises } from './log-files.ts';
import { namelessBelow } from './nameless.ts';
import { askToReopen } from './reopen.ts';

/** What a journal's daemon holds is for the journal's own clearer: it makes the daemon let go. */
export function namelessLogsCleaner({ root }: LogPremises, folders: readonly string[]): Cleaner {
  const find = (emptied: ReadonlySet<string>) =>
    namelessBelow(readOpenFiles(), { root, folders }).filter(
      ({ size, identity, process }) => size > 0n && !emptied.has(identity) && !isJournalDaemon(process),
    );
  return {
    id: 'nameless-logs',
    group: 'event-logs',
    when: ['boot', 'daily'],
    plan: async (round) => succeed(find(clearingOf(round).emptied).length),
    apply: async (round) => {
      const { emptied } = clearingOf(round);
      const done = find(emptied).filter(({ link, identity }) => emptyNameless(link, identity));
      for (const { identity } of done) emptied.add(identity);
      for (const process of new Set(done.map((file) => file.process))) askToReopen(process);
      return succeed(done.length);
    },
  };
}
