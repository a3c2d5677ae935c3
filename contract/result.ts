// The outcome of anything that may go wrong in ordinary life: a value, or a problem with a code.
import type { ProblemCode } from './problems.ts';

/** A problem as data: its code names the sentence and the remedy in `problems.ts`; `detail` holds numbers and fixed words only. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export const succeed = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const fail = (code: ProblemCode, detail?: Problem['detail']): Result<never> => ({
  ok: false,
  problem: detail === undefined ? { code } : { code, detail },
});
