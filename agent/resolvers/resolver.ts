// A program of the system that looks up names and remembers them: how it is known, flushed, and asked what it still holds.
import type { Process } from '../processes/table.ts';

export interface Resolver {
  /** The files that it may run from. */
  readonly programs: readonly string[];
  flush(process: Process): Promise<void>;
  /** How many names it holds; null where it has no answer to that. */
  held(process: Process): Promise<number | null>;
}
