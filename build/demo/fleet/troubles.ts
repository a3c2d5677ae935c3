// What is wrong with some of the simulated stations: each thing that a server can find, at least once in two hundred of them.
import type { DayFacts, Report } from '../../../contract/report.ts';

export interface Trouble {
  /** What such a station says instead of what a well one says. */
  readonly says?: Partial<Omit<Report, 'day'>>;
  readonly day?: Partial<DayFacts>;
  /** It says nothing at all. */
  readonly silent?: true;
  /** A second machine reports under the same id and key. */
  readonly cloned?: true;
  /** Staff have put it in maintenance. */
  readonly held?: true;
  /** How long it has been so. */
  readonly hours: number;
  /** Comes and goes: so many steps of five minutes with it, and as many without. */
  readonly turns?: number;
}

const always = 24 * 365;
const ranAt = (ageHours: number) => ({ outcome: 'ok', ageHours }) as const;

/** Small fleets have the first ones only. */
export const troubles: readonly Trouble[] = [
  { silent: true, hours: 5 },
  { says: { disk: '90-95' }, hours: 40 },
  { says: { outOfService: 'WIPE-01', failedWipes: '1' }, hours: 20, turns: 2 },
  { cloned: true, hours: 3 },
  { says: { updates: 'overdue' }, hours: 200 },
  { held: true, hours: 6 },
  { says: { outOfService: 'CANARY-01', canaryAudit: { outcome: 'failed', ageHours: 31 } }, hours: 7 },
  { says: { network: 'interrupted' }, hours: 30, turns: 3 },
  { says: { clock: 'minutes' }, hours: 70 },
  { says: { containment: 'directory' }, hours: always },
  { says: { canaryAudit: ranAt(52) }, hours: 26 },
  { day: { temperature: '80-90' }, hours: 100 },
  { says: { failedWipes: '2-5' }, hours: 16 },
  { says: { outOfService: 'POLICY-03' }, hours: 2 },
  { silent: true, hours: always },
  { says: { eventLogs: { outcome: 'failed', ageHours: 38, sinceBoot: 'no' } }, hours: 13 },
  { day: { memory: 'over-95' }, hours: 150 },
  { says: { dailyWipe: ranAt(49) }, hours: 24 },
  { says: { outOfService: 'AGENT-04' }, hours: 4, turns: 4 },
  { day: { wipe: 'over-1000' }, hours: 60 },
  { silent: true, hours: 51 },
  { day: { load: 'over-75' }, hours: 500 },
  { says: { network: 'unsteady' }, hours: 90 },
];

/** One station in eight has something: more would frighten, fewer would be a dull page. */
const oneIn = 8;

/** @param number of the station in the fleet */
export function troubleOf(number: number): Trouble | null {
  if (number % oneIn !== 3) return null;
  return troubles[Math.floor(number / oneIn) % troubles.length] ?? null;
}

/** @param now when the demonstration began @param at the moment that is asked about, both in seconds */
export function isOn({ hours, turns }: Trouble, now: number, at: number): boolean {
  if (at < now - hours * 3600) return false;
  return turns === undefined || Math.floor(at / (turns * 300)) % 2 === 0;
}
