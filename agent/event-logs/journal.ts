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
/** A daemon may put a journal away between the look and the reading of it. */
const mostLooks = 3;

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
      const counted = await lookAndCount(premises, 'look', cleared.get(round) ?? null);
      return counted.ok ? succeed(counted.value.loose + counted.value.left) : counted;
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
    const counted = await lookAndCount(premises, 'remove', rotations === 0 ? null : moment);
    if (!counted.ok) return counted;
    const { loose, held, left } = counted.value;
    removed += loose;
    if (left === 0 || rotations === mostRotations) return succeed(removed);
    const daemons = new Set(held.map((file) => file.process));
    const answered = await Promise.all([...daemons].map(rotate));
    if (answered.includes(false)) return succeed(removed);
  }
}

interface Counted extends Standing {
  /** Of what the daemons hold. */
  readonly left: number;
}

async function lookAndCount(
  premises: LogPremises,
  mode: 'look' | 'remove',
  moment: Moment | null,
): Promise<Result<Counted>> {
  let removed = 0;
  for (let looks = 1; ; looks++) {
    const standing = lookAt(premises, mode);
    if (!standing.ok) return standing;
    const { loose, held } = standing.value;
    if (mode === 'remove') removed += loose;
    const left = await countHeld(held, moment);
    if (left.ok) return succeed({ held, loose: mode === 'remove' ? removed : loose, left: left.value });
    if (looks === mostLooks) return left;
  }
}

/** @param moment null before anything was cleared: then everything is to go */
async function countHeld(held: readonly OpenFile[], moment: Moment | null): Promise<Result<number>> {
  if (moment === null) return succeed(held.length);
  const named = held.filter(({ nameless }) => !nameless);
  const earlier = await countEarlier(
    named.map(({ link }) => link),
    moment,
  );
  return earlier.ok ? succeed(held.length - named.length + earlier.value) : earlier;
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
