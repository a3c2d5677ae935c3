// Runs cleaners in order: plan, apply, plan again. What the second plan still holds is left.
import type { Problem, Result } from '../../contract/result.ts';
import { succeed } from '../../contract/result.ts';
import type { Cleaner, Order } from './cleaner.ts';

export interface Cleaned {
  readonly removed: number;
  readonly left: number;
  /** The first thing that went wrong; the cleaners after it run all the same. */
  readonly problem: Problem | null;
}

export async function runCleaners(cleaners: readonly Cleaner[], order: Order): Promise<Cleaned> {
  let all: Cleaned = { removed: 0, left: 0, problem: null };
  for (const cleaner of cleaners.filter(({ when }) => when.includes(order.occasion))) {
    const outcome = await runCleaner(cleaner, order);
    all = outcome.ok
      ? { ...all, removed: all.removed + outcome.value.removed, left: all.left + outcome.value.left }
      : { ...all, problem: all.problem ?? outcome.problem };
  }
  return all;
}

/** An empty first plan is its own proof: nothing happened in between that a second one could see. */
async function runCleaner(cleaner: Cleaner, order: Order): Promise<Result<Pick<Cleaned, 'removed' | 'left'>>> {
  const planned = await cleaner.plan(order);
  if (!planned.ok) return planned;
  if (planned.value === 0) return succeed({ removed: 0, left: 0 });
  const removed = await cleaner.apply(order);
  if (!removed.ok) return removed;
  const left = await cleaner.plan(order);
  return left.ok ? succeed({ removed: removed.value, left: left.value }) : left;
}
