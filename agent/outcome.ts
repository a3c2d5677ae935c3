// What comes of a piece of work: how each part of it went, whether it is done, and which words of it the log gets.

import { type CanaryReceipt, canaryProblems } from '../contract/canary-receipt.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Receipt } from '../contract/receipt.ts';
import type { Result } from '../contract/result.ts';
import type { Log } from './log.ts';
import type { CleanerGroup } from './wipe/cleaner.ts';
import type { Cleaned } from './wipe/run.ts';
import type { Wiped } from './wipe/wipe.ts';

/** What came of a run. null stands where the run left something out: beside a visit there is no receipt. */
export interface RunOutcome {
  readonly receipt: Receipt | null;
  readonly eventLogs: Cleaned | null;
  readonly userData: Cleaned | null;
  readonly canary: Result<CanaryReceipt> | null;
}

export const nothingDone: RunOutcome = { receipt: null, eventLogs: null, userData: null, canary: null };

export const outcomeOf = ({ receipt, cleaned }: Wiped, groups: readonly CleanerGroup[]): RunOutcome => ({
  ...{ receipt, canary: null },
  eventLogs: groups.includes('event-logs') ? cleaned['event-logs'] : null,
  userData: groups.includes('user-data') ? cleaned['user-data'] : null,
});

export const isDone = ({ left, problem }: Cleaned): boolean => left === 0 && problem === null;

/** What people leave is gone when the receipt says so as well. */
export function isGroupDone(result: Result<Wiped>, group: CleanerGroup): boolean {
  if (!result.ok || !isDone(result.value.cleaned[group])) return false;
  return group === 'event-logs' || result.value.receipt.verdict === 'clean';
}

export const problemOf = (canary: Result<CanaryReceipt>): ProblemCode | null =>
  canary.ok ? canaryProblems[canary.value.verdict] : canary.problem.code;

export function note(log: Log, always: boolean, result: Result<Wiped>): void {
  if (!result.ok) return log({ code: result.problem.code });
  const { receipt, cleaned } = result.value;
  const { verdict, left, milliseconds } = receipt;
  if (!isDone(cleaned['event-logs'])) log({ code: 'LOGS-01', count: cleaned['event-logs'].left });
  if (verdict === 'residue') log({ code: 'WIPE-01', count: left, ms: milliseconds });
  else if (verdict === 'unseen') log({ code: 'WIPE-02', ms: milliseconds });
  else if (always) log({ code: 'wiped', count: left, ms: milliseconds });
}
