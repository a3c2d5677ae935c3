// The server's log: one JSON line for each event, of codes, counts and durations only. No request, no address, no name.
import type { ProblemCode } from '../contract/problems.ts';

export interface LogLine {
  readonly code: 'started' | 'stopped' | 'retention' | 'rolled-up' | ProblemCode;
  readonly count?: number;
  readonly ms?: number;
}

export type Log = (line: LogLine) => void;

/** @param write gets each line with its line break */
export function makeLog(write: (text: string) => void): Log {
  // Named one by one, so that nothing else that an object may carry can reach the log.
  return ({ code, count, ms }) => write(`${JSON.stringify({ code, count, ms })}\n`);
}
