// The agent's log: one JSON line for each event, of codes, counts and durations only.
import { Writable } from 'node:stream';
import { createLogger, format, transports } from 'winston';
import { type ProblemCode, problemCodes } from '../contract/problems.ts';
import { allowance } from './log-allowance.ts';

/**
 * Sessions are not among the events: the system's journal stamps each line with the time, and the times at which people
 * came and went are theirs. A wipe is logged when the agent starts, and whenever it was not clean.
 */
export interface LogLine {
  readonly code: 'started' | 'stopped' | 'wiped' | 'lines-left-out' | ProblemCode;
  readonly count?: number;
  readonly ms?: number;
}

export type Log = (line: LogLine) => void;

/** More than a station says in a day when all is well; a program that provokes the agent fills nothing. */
const mostLines = 200;
const hour = 3_600_000;

/** What systemd's journal reads at the beginning of a line of standard output, as sd-daemon(3) says. */
const priorities = { problem: '<3>', event: '<6>' } as const;
type Level = keyof typeof priorities;

export interface LogHow {
  /** Standard output leads to systemd's journal, which then knows problems from events. */
  readonly toJournal?: boolean;
  readonly now?: () => number;
}

/** @param write gets each line with its line break */
export function makeLog(write: (text: string) => void, { toJournal = false, now = Date.now }: LogHow = {}): Log {
  const stream = new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      write(text);
      done();
    },
  });
  const logger = createLogger({
    levels: { problem: 0, event: 1 } satisfies Record<Level, number>,
    level: 'event',
    format: format.printf(({ level, message }) => `${toJournal ? priorities[level as Level] : ''}${message}`),
    transports: [new transports.Stream({ stream, eol: '\n' })],
  });
  // Named one by one, so that nothing else that an object may carry can reach the log.
  const say = ({ code, count, ms }: LogLine): void =>
    void logger.log(isProblem(code) ? 'problem' : 'event', JSON.stringify({ code, count, ms }));
  const allow = allowance({ most: mostLines, period: hour, now });
  return (line) => {
    const { allowed, leftOut } = allow();
    if (leftOut > 0) say({ code: 'lines-left-out', count: leftOut });
    if (allowed) say(line);
  };
}

const isProblem = (code: LogLine['code']): boolean => (problemCodes as readonly string[]).includes(code);
