// What a cleaner is: it plans, and applies its plan. Whoever runs it asks for the plan again, so none can forget to check itself.
import type { Occasion } from '../../contract/cleaner-file.ts';
import type { Result } from '../../contract/result.ts';
import type { Scope, Sorted } from '../processes/leftovers.ts';
import type { ProcessTable } from '../processes/table.ts';

/** `event-logs`: what the system wrote about its programs. `user-data`: everything else that people leave. */
export const cleanerGroups = ['event-logs', 'user-data'] as const;
export type CleanerGroup = (typeof cleanerGroups)[number];

/** One wipe: why it happens, and what it is about. */
export interface Order {
  readonly occasion: Occasion;
  /** All of them where none is named. */
  readonly groups?: readonly CleanerGroup[];
  readonly scope: Scope;
}

/** The processes as one pass over them found them, sorted by what this wipe is about. */
export interface Census extends Sorted {
  readonly table: ProcessTable;
}

/** An order being carried out. */
export interface Round extends Order {
  /** When the wipe began, in milliseconds since 1970. */
  readonly begun: number;
  /** Taken anew after every cleaner that changed something. */
  census(): Census;
}

/** Counts only leave a cleaner: what they count stays inside. */
export interface Cleaner {
  readonly id: string;
  readonly group: CleanerGroup;
  readonly when: readonly Occasion[];
  /** How many things there are to remove. */
  plan(round: Round): Promise<Result<number>>;
  /** How many of them were removed. */
  apply(round: Round): Promise<Result<number>>;
}
