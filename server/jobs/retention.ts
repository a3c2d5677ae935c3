// Deletes what has been kept long enough, table by table, in small steps, and counts what went.

import type { RetentionDays } from '../settings.ts';
import type { Value } from '../store/database.ts';
import { takeJob, tellJob } from '../store/jobs.ts';
import type { OpenDatabase } from '../store/open.ts';
import { slotAt } from '../store/reports.ts';
import { addToTrail } from '../store/trail.ts';

const day = 86_400;
/** So few that reports which come meanwhile wait no longer than for any other commit. */
const atOnce = 2000;

export interface Expiry {
  readonly table: string;
  /** A condition on the table that says which rows are over. */
  readonly over: string;
  readonly values: readonly Value[];
  /** The columns of its key. */
  readonly key: string;
}

/** @returns in order: what belongs to a station goes before the station */
export function expiries(keep: RetentionDays, now: number): readonly Expiry[] {
  const before = (days: number): number => now - days * day;
  const ofRetired = 'station IN (SELECT number FROM stations WHERE retired_at IS NOT NULL)';
  const oldSlot = slotAt(before(keep.reports));
  const oldHour = Math.floor(before(keep.hours) / 3600);
  const oldDay = Math.floor(before(keep.days) / day);
  return [
    { table: 'reports', over: `slot < $1 OR ${ofRetired}`, values: [oldSlot], key: 'slot, station, sequence' },
    { table: 'late_hours', over: `hour < $1 OR ${ofRetired}`, values: [oldHour], key: 'hour, station' },
    { table: 'hours', over: `hour < $1 OR ${ofRetired}`, values: [oldHour], key: 'station, hour' },
    { table: 'days', over: `day < $1 OR ${ofRetired}`, values: [oldDay], key: 'station, day' },
    { table: 'deliveries', over: 'made_at < $1', values: [before(keep.alerts)], key: 'number' },
    {
      table: 'alerts',
      over: 'over_at < $1 OR (over_at IS NOT NULL AND station IN (SELECT id FROM stations WHERE retired_at IS NOT NULL))',
      values: [before(keep.alerts)],
      key: 'number',
    },
    { table: 'stations', over: 'retired_at < $1', values: [now], key: 'number' },
    {
      table: 'tokens',
      over: 'coalesce(revoked_at, ends_at) < $1',
      values: [before(keep.endedTokens)],
      key: 'id',
    },
    { table: 'sign_ins', over: 'made_at < $1', values: [before(1)], key: 'fingerprint' },
    { table: 'attempts', over: 'failed_at < $1', values: [before(1)], key: 'account' },
    { table: 'trail', over: 'at < $1', values: [before(keep.trail)], key: 'number' },
  ];
}

async function empty(database: OpenDatabase, { table, over, values, key }: Expiry): Promise<number> {
  let gone = 0;
  for (;;) {
    const columns = key.includes(',') ? `(${key})` : key;
    const sql = `DELETE FROM ${table} WHERE ${columns} IN (SELECT ${key} FROM ${table} WHERE ${over} LIMIT ${atOnce})
      RETURNING 1 AS one`;
    const count = (await database.write([{ sql, values }]))?.[0]?.length ?? 0;
    gone += count;
    if (count < atOnce) return gone;
  }
}

export type Deleted = Readonly<Record<string, number>>;

export async function runRetention(database: OpenDatabase, keep: RetentionDays, now: number): Promise<Deleted> {
  const deleted: Record<string, number> = {};
  // Whole days first, where they can be dropped.
  const dropped = (await database.forgetDays?.(slotAt(now - keep.reports * day))) ?? 0;
  for (const expiry of expiries(keep, now)) deleted[expiry.table] = await empty(database, expiry);
  deleted.reports = (deleted.reports ?? 0) + dropped;
  const total = Object.values(deleted).reduce((sum, count) => sum + count, 0);
  await takeJob(database, 'retention', now, 0);
  await tellJob(database, 'retention', Math.floor(now / day), total);
  await addToTrail(database, {
    at: now,
    who: 'this server',
    did: 'retention-ran',
    subject: null,
    detail: String(total),
  });
  return deleted;
}
