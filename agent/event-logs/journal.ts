// Clears systemd's journal: every machine's, every namespace's, in memory and on disk, damaged and oddly named files included.
import { type Result, succeed } from '../../contract/result.ts';
import type { OpenFile } from '../processes/open-files.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';
import type { LogJudge } from '../wipe/place.ts';
import { filesOfJournalDaemons, rotate } from './journal-daemons.ts';
import { countEarlier, type Moment, now } from './journal-entries.ts';
import { type LogPremises, sweepLogs } from './log-files.ts';
import { namelessBelow } from './nameless.ts';

export const journalPlaces = ['/var/log/journal', '/run/log/journal'];
/** One is enough for a daemon that is not busy. */
const mostRotations = 3;

/**
 * No call of journalctl clears: several of its ways exit with 0 and delete nothing, and none removes files with names that
 * it does not know. Each daemon begins new journals, whatever no daemon holds is unlinked, and what is left is decoded.
 */
export function journalCleaner(premises: LogPremises): Cleaner {
  const cleared = new WeakMap<Round, Moment>();
  return {
    id: 'journal',
    group: 'event-logs',
    when: ['boot', 'daily'],
    async plan(round) {
      const standing = lookAt(premises, 'look');
      if (!standing.ok) return standing;
      return await count(standing.value, cleared.get(round) ?? null);
    },
    async apply(round) {
      const moment = now();
      cleared.set(round, moment);
      return await clear(premises, moment);
    },
  };
}

interface Standing {
  /** Files that no daemon holds: found, or removed. */
  readonly loose: number;
  /** Journals of this station that a daemon holds, or that it holds though they have been deleted. */
  readonly held: readonly OpenFile[];
}

async function clear(premises: LogPremises, moment: Moment): Promise<Result<number>> {
  let removed = 0;
  for (let rotations = 0; ; rotations++) {
    const standing = lookAt(premises, 'remove');
    if (!standing.ok) return standing;
    removed += standing.value.loose;
    const left = await count({ ...standing.value, loose: 0 }, rotations === 0 ? null : moment);
    if (!left.ok) return left;
    if (left.value === 0 || rotations === mostRotations) return succeed(removed);
    const daemons = new Set(standing.value.held.map((file) => file.process));
    const answered = await Promise.all([...daemons].map(rotate));
    if (answered.includes(false)) return succeed(removed);
  }
}

/** @param moment null before anything was cleared: then everything is to go */
async function count({ loose, held }: Standing, moment: Moment | null): Promise<Result<number>> {
  if (moment === null) return succeed(loose + held.length);
  const named = held.filter(({ nameless }) => !nameless);
  const earlier = await countEarlier(
    named.map(({ link }) => link),
    moment,
  );
  return earlier.ok ? succeed(loose + held.length - named.length + earlier.value) : earlier;
}

function lookAt(premises: LogPremises, mode: 'look' | 'remove'): Result<Standing> {
  const files = filesOfJournalDaemons();
  const identities = new Set(files.map(({ identity }) => identity));
  const seen = new Set<string>();
  const judge: LogJudge = {
    enters: () => true,
    goesByName: () => false,
    fateOf({ identity }) {
      seen.add(identity);
      return identities.has(identity) ? 'stays' : 'goes';
    },
    emptied: () => undefined,
  };
  let loose = 0;
  for (const path of journalPlaces) {
    const swept = sweepLogs(path, judge, { premises, mode });
    if (!swept.ok) return swept;
    loose += mode === 'look' ? swept.value.found : swept.value.removed;
  }
  const named = files.filter((file) => !file.nameless && seen.has(file.identity));
  return succeed({ loose, held: [...named, ...namelessBelow(files, { root: premises.root, folders: journalPlaces })] });
}
