// Runs cleaners in order: plan, apply, plan again. What the second plan still holds is left.
import type { Problem, Result } from '../../contract/result.ts';
import { succeed } from '../../contract/result.ts';
import type { Census, Cleaner, Order, Round } from './cleaner.ts';

export interface Cleaned {
  readonly removed: number;
  readonly left: number;
  /** The first thing that went wrong; the cleaners after it run all the same. */
  readonly problem: Problem | null;
}

/** @param takeCensus one pass over the processes */
export async function runCleaners(
  cleaners: readonly Cleaner[],
  order: Order,
  takeCensus: () => Census,
): Promise<Cleaned> {
  let all: Cleaned = { removed: 0, left: 0, problem: null };
  const shared = share(takeCensus);
  const round: Round = { ...order, census: shared.take };
  for (const cleaner of cleaners.filter(({ when }) => when.includes(order.occasion))) {
    const outcome = await runCleaner(cleaner, round, shared.forget);
    all = outcome.ok
      ? { ...all, removed: all.removed + outcome.value.removed, left: all.left + outcome.value.left }
      : { ...all, problem: all.problem ?? outcome.problem };
  }
  return all;
}

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
