// What one report says is wrong: each finding with the reason's code and the step or word that belongs in its sentence. Pure.
import type { Report } from '../../contract/report.ts';
import { graver, type ReasonCode } from './reasons.ts';

/** Numbers, steps and words of the contract: nothing else can be in a sentence about a station. */
export interface Finding {
  readonly code: ReasonCode;
  readonly value?: string | number;
}

/** Thresholds lie on the borders of the report's steps: nothing between two of them can be seen. */
export interface Thresholds {
  /** Seconds without a report after which a station counts as silent. */
  readonly silentAfter: number;
  readonly diskFull: readonly string[];
  readonly memoryFull: readonly string[];
  readonly hot: readonly string[];
  /** Hours after which a daily run counts as late. */
  readonly lateAfter: number;
  /** The oldest release that is not yet old, as one number of `releaseNumber`. */
  readonly oldestRelease: number;
}

export const usualThresholds: Thresholds = {
  silentAfter: 900,
  diskFull: ['90-95', 'over-95'],
  memoryFull: ['over-95'],
  hot: ['80-90', 'over-90'],
  lateAfter: 26,
  oldestRelease: 0,
};

/** Two releases are in the order of these numbers. */
export const releaseNumber = ({ major, minor, patch }: Report['software']): number =>
  major * 1_000_000 + minor * 1000 + patch;

type Judge = (report: Report, limits: Thresholds) => Finding | null;

const closings: Readonly<Record<Exclude<Report['outOfService'], 'no'>, ReasonCode>> = {
  'WIPE-01': 'wipe-failed',
  'WIPE-02': 'wipe-failed',
  'WIPE-03': 'wipe-failed',
  'WIPE-04': 'wipe-failed',
  'LOGS-01': 'logs-resist',
  'CANARY-01': 'audit-found',
  'CANARY-02': 'audit-undone',
  'AGENT-01': 'agent-lost',
  'AGENT-04': 'agent-lost',
  'POLICY-03': 'policy-bad',
  other: 'closed',
};

const closedBy = ({ outOfService, canaryAudit }: Report): Finding | null => {
  if (outOfService === 'no') return null;
  const code = closings[outOfService];
  // What was found before is the graver of the two, whichever closed the station last.
  const found = code === 'wipe-failed' && canaryAudit.outcome === 'failed';
  return { code: found ? 'audit-found' : code, value: outOfService };
};

/** Never done on a computer that has not been on for a day yet is not late. */
const isLate = (run: { outcome: string; ageHours: number | null }, uptimeDays: number, { lateAfter }: Thresholds) => {
  if (run.outcome === 'failed') return true;
  return run.ageHours === null ? uptimeDays >= 1 : run.ageHours > lateAfter;
};

const aged = (code: ReasonCode, hours: number | null): Finding => (hours === null ? { code } : { code, value: hours });

const judges: readonly Judge[] = [
  closedBy,
  ({ eventLogs }) =>
    eventLogs.sinceBoot === 'no' || eventLogs.outcome === 'failed' ? aged('logs-kept', eventLogs.ageHours) : null,
  ({ containment, system }) =>
    system.family === 'linux' && containment !== 'bubblewrap' ? { code: 'containment-weak', value: containment } : null,
  ({ canaryAudit, uptimeDays }, limits) =>
    isLate(canaryAudit, uptimeDays, limits) ? aged('canary-old', canaryAudit.ageHours) : null,
  ({ dailyWipe, uptimeDays }, limits) =>
    isLate(dailyWipe, uptimeDays, limits) ? aged('daily-late', dailyWipe.ageHours) : null,
  ({ failedWipes }) => (failedWipes === '0' ? null : { code: 'wipes-failed', value: failedWipes }),
  ({ disk }, { diskFull }) => (diskFull.includes(disk) ? { code: 'disk-full', value: disk } : null),
  ({ clock }) => (clock === 'minutes' || clock === 'hours' ? { code: 'clock-off', value: clock } : null),
  ({ network }) =>
    network === 'unsteady' || network === 'interrupted' ? { code: 'network-bad', value: network } : null,
  ({ software }, { oldestRelease }) =>
    releaseNumber(software) < oldestRelease
      ? { code: 'software-old', value: `${software.major}.${software.minor}.${software.patch}` }
      : null,
  ({ policy }) => (policy.startsWith('PULL-') ? { code: 'policy-refused', value: policy } : null),
  ({ updates }) => (updates === 'overdue' ? { code: 'updates-late' } : null),
  ({ day }, { memoryFull }) =>
    day !== null && memoryFull.includes(day.memory) ? { code: 'memory-full', value: day.memory } : null,
  ({ day }) => (day?.wipe === 'over-1000' ? { code: 'wipe-slow', value: day.wipe } : null),
  ({ day }, { hot }) =>
    day !== null && hot.includes(day.temperature) ? { code: 'hot', value: day.temperature } : null,
  ({ day }) => (day?.load === 'over-75' ? { code: 'busy', value: day.load } : null),
];

const dailyReasons: ReadonlySet<ReasonCode> = new Set(['memory-full', 'wipe-slow', 'hot', 'busy']);

/** The gravest first; empty when the report has nothing wrong in it. */
export function findingsOf(report: Report, limits: Thresholds): readonly Finding[] {
  return judges.flatMap((judge) => judge(report, limits) ?? []).sort((one, other) => graver(one.code, other.code));
}

const gravest = (report: Report, limits: Thresholds): ReasonCode => findingsOf(report, limits)[0]?.code ?? 'well';

/**
 * What the server keeps beside the last report, so that a list of all stations need not read each. Apart, because what a
 * report says once a day holds until the next day, whatever the reports between them say.
 * @returns `day` is null where the report has no such part
 */
export function conditionsOf(report: Report, limits: Thresholds): { five: ReasonCode; day: ReasonCode | null } {
  const five = gravest({ ...report, day: null }, limits);
  if (report.day === null) return { five, day: null };
  const daily = findingsOf(report, limits).filter(({ code }) => dailyReasons.has(code));
  return { five, day: daily[0]?.code ?? 'well' };
}
