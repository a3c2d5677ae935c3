// What a cleaner is: it plans, and applies its plan. Whoever runs it asks for the plan again, so none can forget to check itself.
import type { Occasion } from '../../contract/cleaner-file.ts';
import type { Result } from '../../contract/result.ts';
import type { Scope } from '../processes/leftovers.ts';

/** One wipe: why it happens, and what it is about. */
export interface Order {
  readonly occasion: Occasion;
  readonly scope: Scope;
}

/** Counts only leave a cleaner: what they count stays inside. */
export interface Cleaner {
  readonly id: string;
  readonly when: readonly Occasion[];
  /** How many things there are to remove. */
  plan(order: Order): Promise<Result<number>>;
  /** How many of them were removed. */
  apply(order: Order): Promise<Result<number>>;
}
