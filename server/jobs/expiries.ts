// What has been kept long enough: for each table the rows that are over, by age, and those of stations that staff have retired.
import type { RetentionDays } from '../settings.ts';
import type { Statement, Value } from '../store/database.ts';
import { slotAt } from '../store/reports.ts';

const day = 86_400;
/** So few that reports which come meanwhile wait no longer than for any other commit. */
export const atOnce = 2000;

export interface Expiry {
  readonly table: string;
  /** A condition on the table that says which rows are over. One that no index answers would look at every row of the table. */
  readonly over: string;
  readonly values: readonly Value[];
  /** The columns of its key. */
  readonly key: string;
}

export function oldOnes(keep: RetentionDays, now: number): readonly Expiry[] {
  const before = (days: number): number => now - days * day;
  const oldHour = Math.floor(before(keep.hours) / 3600);
  return [
    { table: 'reports', over: 'slot < $1', values: [slotAt(before(keep.reports))], key: 'slot, station, sequence' },
    { table: 'late_hours', over: 'hour < $1', values: [oldHour], key: 'hour, station' },
    { table: 'hours', over: 'hour < $1', values: [oldHour], key: 'station, hour' },
    { table: 'days', over: 'day < $1', values: [Math.floor(before(keep.days) / day)], key: 'station, day' },
    { table: 'deliveries', over: 'made_at < $1', values: [before(keep.alerts)], key: 'number' },
    { table: 'alerts', over: 'over_at < $1', values: [before(keep.alerts)], key: 'number' },
    { table: 'tokens', over: 'coalesce(revoked_at, ends_at) < $1', values: [before(keep.endedTokens)], key: 'id' },
    { table: 'sign_ins', over: 'made_at < $1', values: [before(1)], key: 'fingerprint' },
    { table: 'attempts', over: 'failed_at < $1', values: [before(1)], key: 'account' },
    { table: 'trail', over: 'at < $1', values: [before(keep.trail)], key: 'number' },
  ];
}

export const isRetired = 'station IN (SELECT number FROM stations WHERE retired_at IS NOT NULL)';

/** @returns in order, for when its reports are gone: what belongs to a station goes before the station */
export const ofRetired = (now: number): readonly Expiry[] => [
  { table: 'late_hours', over: isRetired, values: [], key: 'hour, station' },
  { table: 'hours', over: isRetired, values: [], key: 'station, hour' },
  { table: 'days', over: isRetired, values: [], key: 'station, day' },
  {
    table: 'alerts',
    over: 'over_at IS NOT NULL AND station IN (SELECT id FROM stations WHERE retired_at IS NOT NULL)',
    values: [],
    key: 'number',
  },
  { table: 'stations', over: 'retired_at < $1', values: [now], key: 'number' },
];

/** Of at most so many at once. The condition stands there twice: PostgreSQL would else look for the keys in every partition. */
export function deletionOf({ table, over, values, key }: Expiry): Statement {
  const columns = key.includes(',') ? `(${key})` : key;
  const some = `SELECT ${key} FROM ${table} WHERE ${over} LIMIT ${atOnce}`;
  const sql = `DELETE FROM ${table} WHERE ${over} AND ${columns} IN (${some})
    RETURNING 1 AS one`;
  return { sql, values };
}
