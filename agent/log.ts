// The agent's log: one JSON line for each event, of codes, counts and durations only.
import type { ProblemCode } from '../contract/problems.ts';

/**
 * Sessions are not among the events: the system's journal stamps each line with the time, and the times at which people
 * came and went are theirs. A wipe is logged when the agent starts, and whenever it was not clean.
 */
export interface LogLine {
  readonly code: 'started' | 'stopped' | 'wiped' | ProblemCode;
  readonly count?: number;
  readonly ms?: number;
}

export type Log = (line: LogLine) => void;

/** @param write gets each line with its line break */
export function makeLog(write: (text: string) => void): Log {
  // Named one by one, so that nothing else that an object may carry can reach the log.
  return ({ code, count, ms }) => write(`${JSON.stringify({ code, count, ms })}\n`);
}
