// Runs cleaners in order: plan, apply, plan again. What the second plan still holds is left.
import type { Problem, Result } from '../../contract/result.ts';
import { succeed } from '../../contract/result.ts';
import { type Census, type Cleaner, type CleanerGroup, cleanerGroups, type Order, type Round } from './cleaner.ts';

export interface Cleaned {
  readonly removed: number;
  readonly left: number;
  /** The first thing that went wrong; the cleaners after it run all the same. */
  readonly problem: Problem | null;
}

/** Every group has its count, also one that the order left out. */
export type CleanedGroups = Readonly<Record<CleanerGroup, Cleaned>>;

const nothing: Cleaned = { removed: 0, left: 0, problem: null };

/** How far a wipe is, for whoever waits for it; the look that follows the cleaners is one step more. */
export type Progress = (done: number, of: number) => void;

/** @param takeCensus one pass over the processes */
export async function runCleaners(
  cleaners: readonly Cleaner[],
  order: Order,
  takeCensus: () => Census,
  progress: Progress = () => undefined,
): Promise<CleanedGroups> {
  const all: Record<CleanerGroup, Cleaned> = { 'event-logs': nothing, 'user-data': nothing };
  const shared = share(takeCensus);
  const round: Round = { ...order, begun: Date.now(), census: shared.take };
  const called = cleaners.filter((one) => isFor(one, order));
  for (const [done, cleaner] of called.entries()) {
    progress(done, called.length + 1);
    const sum = all[cleaner.group];
    const outcome = await runCleaner(cleaner, round, shared.forget);
    all[cleaner.group] = outcome.ok
      ? { ...sum, removed: sum.removed + outcome.value.removed, left: sum.left + outcome.value.left }
      : { ...sum, problem: sum.problem ?? outcome.problem };
  }
  progress(called.length, called.length + 1);
  return all;
}

const isFor = ({ when, group }: Cleaner, { occasion, groups = cleanerGroups }: Order): boolean =>
  when.includes(occasion) && groups.includes(group);

/** An empty first plan is its own proof: nothing happened in between that a second one could see. */
async function runCleaner(
  cleaner: Cleaner,
  round: Round,
  changed: () => void,
): Promise<Result<Pick<Cleaned, 'removed' | 'left'>>> {
  const planned = await cleaner.plan(round);
  if (!planned.ok) return planned;
  if (planned.value === 0) return succeed({ removed: 0, left: 0 });
  const removed = await cleaner.apply(round);
  changed();
  if (!removed.ok) return removed;
  const left = await cleaner.plan(round);
  return left.ok ? succeed({ removed: removed.value, left: left.value }) : left;
}

function share(takeCensus: () => Census): { take(): Census; forget(): void } {
  let known: Census | null = null;
  return {
    take() {
      known ??= takeCensus();
      return known;
    },
    forget() {
      known = null;
    },
  };
}
