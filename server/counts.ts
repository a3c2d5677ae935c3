// What /metrics tells of this process: how many of each answer, never who got it.
import type { Received } from './ingest/receive.ts';

export interface Counts {
  report(received: Received): void;
  enrolment(answer: string): void;
  /** By name of the answer: `accepted`, `later`, or the code of the refusal. */
  readonly reports: ReadonlyMap<string, number>;
  readonly enrolments: ReadonlyMap<string, number>;
}

export function makeCounts(): Counts {
  const reports = new Map<string, number>();
  const enrolments = new Map<string, number>();
  const add = (to: Map<string, number>, name: string): void => void to.set(name, (to.get(name) ?? 0) + 1);
  return {
    report: (received) => add(reports, received.answer === 'refused' ? received.problem : received.answer),
    enrolment: (answer) => add(enrolments, answer),
    reports,
    enrolments,
  };
}
