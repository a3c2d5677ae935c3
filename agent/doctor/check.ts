// What a check of the doctor is: one property that a promise rests on, said in words, looked at, and mended where that is safe.
import type { Change } from './change.ts';
import type { Machine } from './machine.ts';

/** `fault`: a promise does not hold, or nobody can tell. `advice`: it holds, and could hold better. */
export type Severity = 'fault' | 'advice';

/** `where` names files of the system's settings, units or packages: what a technician opens next. Never anything of a patron. */
export type Look = { readonly is: 'fine' } | { readonly is: 'wrong'; readonly where: readonly string[] };

export interface Mend {
  /** Why it may be done without asking further. */
  readonly safe: string;
  /** Asked only where the look found something; done twice, it changes nothing more. */
  plan(machine: Machine): Promise<readonly Change[]>;
}

export interface Check {
  /** Words joined by hyphens, the same in every release. */
  readonly id: string;
  readonly severity: Severity;
  /** What holds on a good station, as a sentence. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** To be typed as root; null where no command does it. */
  readonly command: string | null;
  /** @throws when it can't be looked at, which is told as unknown */
  look(machine: Machine): Promise<Look>;
  readonly mend?: Mend;
}

export const fine: Look = { is: 'fine' };

export const wrong = (...where: readonly string[]): Look => ({ is: 'wrong', where: [...new Set(where)] });

/** Fine where nothing speaks against it. */
export const fineUnless = (where: readonly string[]): Look => (where.length === 0 ? fine : wrong(...where));

/** A property that can't be read at all. */
export class Unseen extends Error {}
