// Which promises a station keeps, by its last report. A silent one keeps none and breaks none: nobody can say. Pure.

import type { Report } from '../../contract/report.ts';
import type { Kept, PromiseId } from '../../contract/staff-api.ts';
import type { Thresholds } from './findings.ts';

const kept = (is: boolean): Kept => (is ? 'kept' : 'broken');

/** A computer that has been on for less than a day may not have come to its daily hour yet. */
function daily(run: Report['dailyWipe'], { uptimeDays }: Report, { lateAfter }: Thresholds): Kept {
  if (run.outcome === 'failed') return 'broken';
  if (run.ageHours === null) return uptimeDays < 1 ? 'unknown' : 'broken';
  return kept(run.ageHours <= lateAfter);
}

const rules: Readonly<Record<PromiseId, (report: Report, limits: Thresholds) => Kept>> = {
  erased: ({ failedWipes, outOfService }) => kept(failedWipes === '0' && !outOfService.startsWith('WIPE-')),
  daily: (report, limits) => daily(report.dailyWipe, report, limits),
  logs: ({ eventLogs }) => kept(eventLogs.outcome === 'ok' && eventLogs.sinceBoot === 'yes'),
  canary: (report, limits) => daily(report.canaryAudit, report, limits),
  contained: ({ system, containment }) => {
    if (containment === 'unknown') return 'unknown';
    return kept(system.family !== 'linux' || containment === 'bubblewrap');
  },
  updated: ({ updates }) => (updates === 'unknown' ? 'unknown' : kept(updates !== 'overdue')),
};

export const promiseIds = Object.keys(rules) as PromiseId[];

/** @param report null: silent, or never heard */
export function promisesOf(report: Report | null, limits: Thresholds): Record<PromiseId, Kept> {
  const entries = promiseIds.map((id) => [id, report === null ? 'unknown' : rules[id](report, limits)]);
  return Object.fromEntries(entries) as Record<PromiseId, Kept>;
}
