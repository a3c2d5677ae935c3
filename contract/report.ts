// What a station says of itself to the server, and all that it may ever say: an allow-list. docs/privacy.md is written from it.
import * as z from 'zod';
import { field } from './report-field.ts';

/** Raised with any change. A released version is never edited; test/golden holds its reports. */
export const reportVersion = 1;

/** How often a report is made, and the grain of everything that is told about when. */
export const reportMinutes = 5;

const Digits = (to: number, purpose: string, why: string) =>
  field(z.int().min(0).max(to), { purpose, unit: 'number', precision: { grain: 1, from: 0, to }, why });

const sameForAll = 'The same on every station that has this release.';

const Software = z.strictObject({
  major: Digits(99, 'To find stations with an old release of Lethe.', sameForAll),
  minor: Digits(99, 'The second part of the release.', sameForAll),
  patch: Digits(999, 'The third part of the release.', sameForAll),
});

const sharedByThousands = 'Shared by thousands of computers; no build, no machine id, no host name.';

const System = z.strictObject({
  family: field(z.enum(['linux', 'windows', 'mac']), {
    purpose: 'To judge containment and updates by what the system can do.',
    unit: 'word',
    precision: { words: 3 },
    why: sharedByThousands,
  }),
  distribution: field(z.enum(['debian', 'ubuntu', 'fedora', 'rhel', 'suse', 'arch', 'windows', 'mac', 'other']), {
    purpose: 'To find stations whose system is no longer supported.',
    unit: 'word',
    precision: { words: 9 },
    why: sharedByThousands,
  }),
  major: Digits(99, 'The release of the system.', sharedByThousands),
  minor: Digits(99, 'The second part of the release of the system.', sharedByThousands),
});

/** 240 hours stand for ten days and more, and 24 for up to 36: so long may the next run wait for a patron. */
const ageHours = (what: string) =>
  field(z.int().min(0).max(240).nullable(), {
    purpose: `How long ago ${what} last went well.`,
    unit: 'hours',
    precision: { grain: 1, from: 0, to: 240 },
    why: 'Follows the clock and the switching on of the computer. A run counts from when it was due, and is told of 12 hours later, whether it waited for a visit or not; until then 24 hours stand for as many as 36.',
  });

const outcome = (what: string) =>
  field(z.enum(['ok', 'failed', 'never']), {
    purpose: `Whether ${what} went well the last time.`,
    unit: 'word',
    precision: { words: 3 },
    why: 'About the station’s own work, at times that no patron chooses.',
  });

const yesOrNo = z.enum(['yes', 'no']);

const EventLogs = z.strictObject({
  outcome: outcome('the clearing of event logs'),
  ageHours: ageHours('the clearing of event logs'),
  sinceBoot: field(yesOrNo, {
    purpose: 'Whether event logs were cleared since the computer was switched on.',
    unit: 'word',
    precision: { words: 2 },
    why: 'About the station’s own work.',
  }),
});

const DailyWipe = z.strictObject({ outcome: outcome('the daily wipe'), ageHours: ageHours('the daily wipe') });
const CanaryAudit = z.strictObject({ outcome: outcome('the canary audit'), ageHours: ageHours('the canary audit') });

const oneStepADay = 'One step for a whole day; it cannot show when in the day somebody came.';

/** Whatever a patron can move. Sent once a day, in the first report after a fixed hour, for the time since the last one. */
const Day = z.strictObject({
  load: field(z.enum(['under-25', '25-50', '50-75', 'over-75', 'unknown']), {
    purpose: 'To find stations that are too slow: the mean load of the processor.',
    unit: '%',
    precision: { words: 5 },
    why: oneStepADay,
  }),
  memory: field(z.enum(['under-50', '50-70', '70-85', '85-95', 'over-95', 'unknown']), {
    purpose: 'To find stations that need more memory: the most that was in use.',
    unit: '%',
    precision: { words: 6 },
    why: oneStepADay,
  }),
  temperature: field(z.enum(['under-50', '50-65', '65-80', '80-90', 'over-90', 'unknown']), {
    purpose: 'To find dust and broken fans: the highest that was measured.',
    unit: '°C',
    precision: { words: 6 },
    why: oneStepADay,
  }),
  wipe: field(z.enum(['under-50', '50-100', '100-250', '250-1000', 'over-1000', 'unknown']), {
    purpose:
      'To find stations on which wiping gets slow: 95 of 100 wipes took at most this long, boots and daily runs included.',
    unit: 'ms',
    precision: { words: 6 },
    why: oneStepADay,
  }),
  sessions: field(z.int().min(-2000).max(2000).nullable(), {
    purpose:
      'Only where the library asks for it: how many visits there were, with noise, so that a year’s sum is right on average.',
    unit: 'visits',
    precision: { grain: 1, from: -2000, to: 2000 },
    why: 'Noise from the system’s randomness is added before it leaves; whether one visit took place cannot be told.',
  }),
});
export type DayFacts = z.infer<typeof Day>;

/** POLICY-03 stands for any fault of the policy file. */
export const OutOfService = z.enum([
  'no',
  'WIPE-01',
  'WIPE-02',
  'WIPE-03',
  'WIPE-04',
  'LOGS-01',
  'CANARY-01',
  'CANARY-02',
  'AGENT-01',
  'AGENT-04',
  'POLICY-03',
  'other',
]);

export const Report = z.strictObject({
  version: field(z.literal(reportVersion), {
    purpose: 'Which list of fields this is.',
    unit: 'number',
    precision: { words: 1 },
    why: sameForAll,
  }),
  software: Software,
  system: System,
  uptimeDays: field(z.int().min(0).max(400), {
    purpose: 'To find stations that have not been restarted for long.',
    unit: 'days',
    precision: { grain: 1, from: 0, to: 400 },
    why: 'Whole days since the computer was switched on.',
  }),
  disk: field(z.enum(['under-50', '50-70', '70-80', '80-90', '90-95', 'over-95', 'unknown']), {
    purpose: 'To find disks that fill up.',
    unit: '% used',
    precision: { words: 7 },
    why: 'Visits live in memory and take no room on the disk.',
  }),
  network: field(z.enum(['good', 'slow', 'unsteady', 'interrupted', 'unknown']), {
    purpose:
      'To find bad cables and switches: the speed that the cable agreed on, and how many reports of the last day had to be sent again.',
    unit: 'word',
    precision: { words: 5 },
    why: 'No address, no name of a network, no amount of traffic.',
  }),
  clock: field(z.enum(['right', 'seconds', 'minutes', 'hours', 'unknown']), {
    purpose: 'To find clocks that are wrong, which breaks certificates and the daily run.',
    unit: 'step of the error',
    precision: { words: 5 },
    why: 'The difference to the server’s clock, in four steps.',
  }),
  updates: field(z.enum(['current', 'restart', 'due', 'overdue', 'unknown']), {
    purpose: 'To find stations that do not get their security updates.',
    unit: 'word',
    precision: { words: 5 },
    why: 'No list of packages; only how long ago updates were looked for, and whether they wait for a restart.',
  }),
  containment: field(z.enum(['bubblewrap', 'directory', 'unknown']), {
    purpose: 'To find stations that hold visits less well than they could.',
    unit: 'word',
    precision: { words: 3 },
    why: 'A setting of the station.',
  }),
  outOfService: field(OutOfService, {
    purpose: 'Whether the station has closed itself, and the code of the reason.',
    unit: 'code',
    precision: { words: 12 },
    why: 'A fixed code, without the place or the thing that was found. A station that is in use and one that waits say the same: no.',
  }),
  failedWipes: field(z.enum(['0', '1', '2-5', 'more']), {
    purpose: 'To find stations whose wipes fail now and then: since they were switched on.',
    unit: 'wipes',
    precision: { words: 4 },
    why: 'Stays at 0 on a station that is well, however many visits it has.',
  }),
  eventLogs: EventLogs,
  dailyWipe: DailyWipe,
  canaryAudit: CanaryAudit,
  droppedReports: field(z.enum(['0', '1-12', '13-288', 'more']), {
    purpose:
      'To tell a station that was cut off from one that was switched off: reports thrown away since the last one that arrived.',
    unit: 'reports',
    precision: { words: 4 },
    why: 'About the line to the server alone.',
  }),
  policy: field(
    z.enum(['file', 'server', 'PULL-01', 'PULL-02', 'PULL-03', 'PULL-04', 'PULL-05', 'PULL-06']).default('file'),
    {
      purpose:
        'To find stations that refuse the policy that the server gives them: where their settings come from, or the code of the refusal.',
      unit: 'code',
      precision: { words: 8 },
      why: 'About the settings of a place, looked at by the clock. That a station went back to its last policy is told from the next day on, since it tries a new one when nobody is there.',
    },
  ),
  day: Day.nullable(),
});
export type Report = z.infer<typeof Report>;

/** A station of an older release leaves out what came later; it is what the default says. */
export const asToday = (report: z.input<typeof Report>): Report => ({ ...report, policy: report.policy ?? 'file' });
