// What a simulated station says at a moment: a report of the contract, a little different for each station and day, the same for every run.
import { dailyHour } from '../../../agent/health/slots.ts';
import { release } from '../../../agent/version.ts';
import type { DayFacts, Report } from '../../../contract/report.ts';
import { type Random, randomFrom } from '../../../test/support/policy/random.ts';
import type { Desk } from './places.ts';
import { isOn, type Trouble } from './troubles.ts';

export interface Subject {
  /** In the fleet, from 0 on. */
  readonly number: number;
  readonly desk: Desk;
  readonly trouble: Trouble | null;
}

const systems: readonly Report['system'][] = [
  { family: 'linux', distribution: 'debian', major: 13, minor: 1 },
  { family: 'linux', distribution: 'debian', major: 13, minor: 1 },
  { family: 'linux', distribution: 'debian', major: 12, minor: 11 },
  { family: 'linux', distribution: 'ubuntu', major: 24, minor: 4 },
];

const secondsPerDay = 86_400;
const dayOf = (at: number): number => Math.floor(at / secondsPerDay);

/** Mulberry’s first numbers of neighbouring seeds are alike: the factors are large primes that put them apart. */
const chanceOf = (number: number, day: number): Random => randomFrom(number * 104_729 + day * 1_299_709);

const sinceDailyRun = (at: number): number => (new Date(at * 1000).getHours() - dailyHour + 24) % 24;

function dayFacts({ number, desk }: Subject, at: number): DayFacts {
  const random = chanceOf(number, dayOf(at));
  const isSunday = new Date(at * 1000).getDay() === 0;
  const usual = isSunday ? 3 : desk.kind === 'quick-lookup' ? 40 : 11;
  return {
    load: random.pick(['under-25', 'under-25', 'under-25', '25-50']),
    memory: random.pick(['under-50', 'under-50', '50-70', '50-70', '70-85']),
    temperature: random.pick(['under-50', '50-65', '50-65', '65-80']),
    wipe: random.pick(['under-50', 'under-50', '50-100']),
    sessions: usual + random.below(9) - 4,
  };
}

/** @param now when the demonstration began, @param at the moment of the report, both in seconds */
export function reportAt(subject: Subject, now: number, at: number, withDay: boolean): Report {
  const { number, trouble } = subject;
  const random = chanceOf(number, 0);
  const ageHours = sinceDailyRun(at);
  const wrong = trouble !== null && isOn(trouble, now, at) ? trouble : null;
  return {
    version: 1,
    software: release,
    system: random.pick(systems),
    uptimeDays: (dayOf(at) + random.below(14)) % 14,
    disk: random.pick(['under-50', 'under-50', '50-70']),
    network: 'good',
    clock: random.pick(['right', 'right', 'right', 'seconds']),
    updates: (dayOf(at) + number) % 9 === 0 ? 'restart' : 'current',
    containment: 'bubblewrap',
    outOfService: 'no',
    failedWipes: '0',
    eventLogs: { outcome: 'ok', ageHours, sinceBoot: 'yes' },
    dailyWipe: { outcome: 'ok', ageHours },
    canaryAudit: { outcome: 'ok', ageHours },
    droppedReports: '0',
    policy: 'file',
    ...wrong?.says,
    day: withDay ? { ...dayFacts(subject, at), ...wrong?.day } : null,
  };
}
