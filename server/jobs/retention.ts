// Deletes what has been kept long enough, table by table, in small steps, and counts what went.
import type { RetentionDays } from '../settings.ts';
import { readJobs, takeJob, tellJob } from '../store/jobs.ts';
import type { OpenDatabase } from '../store/open.ts';
import { hourOfSlot, slotAt, slotsPerHour } from '../store/reports.ts';
import { addToTrail } from '../store/trail.ts';
import { atOnce, deletionOf, type Expiry, isRetired, ofRetired, oldOnes } from './expiries.ts';

const hour = 3600;
const day = 86_400;
/** A run that was a little late must not make the next one skip a day. */
const slack = 600;

export type Deleted = Readonly<Record<string, number>>;

async function empty(database: OpenDatabase, expiry: Expiry): Promise<number> {
  for (let gone = 0; ; ) {
    const count = (await database.write([deletionOf(expiry)]))?.[0]?.length ?? 0;
    gone += count;
    if (count < atOnce) return gone;
  }
}

/** Reports are found by their time, not by their station: hour by hour, so that no step looks at more than those of one. */
async function emptyReportsOfRetired(database: OpenDatabase): Promise<number> {
  const sql = `DELETE FROM reports WHERE slot >= $1 AND slot < $2 AND ${isRetired} RETURNING 1 AS one`;
  let gone = 0;
  for (let from = 0; ; ) {
    const [row] = await database.rows('SELECT min(slot) AS first FROM reports WHERE slot >= $1', [from]);
    if (row === undefined || row.first === null) return gone;
    const begins = hourOfSlot(Number(row.first)) * slotsPerHour;
    from = begins + slotsPerHour;
    gone += (await database.write([{ sql, values: [begins, from] }]))?.[0]?.length ?? 0;
  }
}

const hasRetired = async (database: OpenDatabase): Promise<boolean> =>
  (await database.rows('SELECT 1 AS one FROM stations WHERE retired_at IS NOT NULL LIMIT 1')).length > 0;

/** When it is told as run, all of it has been done. */
export async function runRetention(database: OpenDatabase, keep: RetentionDays, now: number): Promise<Deleted> {
  const deleted: Record<string, number> = { stations: 0 };
  const add = (table: string, count: number): void => {
    deleted[table] = (deleted[table] ?? 0) + count;
  };
  // Whole days first, where they can be dropped.
  add('reports', (await database.forgetDays?.(slotAt(now - keep.reports * day))) ?? 0);
  for (const expiry of oldOnes(keep, now)) add(expiry.table, await empty(database, expiry));
  if (await hasRetired(database)) {
    add('reports', await emptyReportsOfRetired(database));
    for (const expiry of ofRetired(now)) add(expiry.table, await empty(database, expiry));
  }
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

/** Once a day, in one of the processes. One that failed is tried again an hour after it was begun. @returns null when it is not due */
export async function retain(database: OpenDatabase, keep: RetentionDays, now: number): Promise<Deleted | null> {
  const last = (await readJobs(database)).find(({ name }) => name === 'retention')?.ranAt ?? 0;
  if (Math.abs(now - last) < day - slack) return null;
  if ((await takeJob(database, 'retention-begun', now, hour)) === null) return null;
  return runRetention(database, keep, now);
}
