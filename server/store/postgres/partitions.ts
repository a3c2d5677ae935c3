// One partition of the reports table for each day, made before the day begins and dropped when its time is over.
import { dayOfSlot, slotsPerDay } from '../reports.ts';
import type { PostgresDatabase } from './connection.ts';

const daysAhead = 3;
const nameOf = (day: number): string => `reports_day_${day}`;
const pattern = /^reports_day_(\d+)$/;

export async function partitionDays(database: PostgresDatabase): Promise<readonly number[]> {
  const found = await database.rows(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'reports'::regclass`,
  );
  return found.flatMap(({ name }) => {
    const [, day] = pattern.exec(String(name)) ?? [];
    return day === undefined ? [] : [Number(day)];
  });
}

/**
 * A day whose reports are already in the partition for all others (its maker was late, or a test's clock jumped) stays there:
 * PostgreSQL refuses the new one, and nothing is lost.
 */
export async function makePartitions(database: PostgresDatabase, nowSlot: number): Promise<void> {
  const there = new Set(await partitionDays(database));
  for (let day = dayOfSlot(nowSlot) - 1; day <= dayOfSlot(nowSlot) + daysAhead; day += 1) {
    if (there.has(day)) continue;
    const [from, to] = [day * slotsPerDay, (day + 1) * slotsPerDay];
    const sql = `CREATE TABLE IF NOT EXISTS ${nameOf(day)} PARTITION OF reports FOR VALUES FROM (${from}) TO (${to})`;
    await database.write([{ sql: 'SELECT pg_advisory_xact_lock(5240812)' }, { sql }]).catch(() => null);
  }
}

/** Days that lie wholly before the slot. @returns how many reports went with them */
export async function dropPartitions(database: PostgresDatabase, beforeSlot: number): Promise<number> {
  let gone = 0;
  for (const day of await partitionDays(database)) {
    if ((day + 1) * slotsPerDay > beforeSlot) continue;
    const answers = await database.write([
      { sql: 'SELECT pg_advisory_xact_lock(5240812)' },
      { sql: `SELECT count(*) AS count FROM ${nameOf(day)}` },
      { sql: `DROP TABLE ${nameOf(day)}` },
    ]);
    gone += Number(answers?.[1]?.[0]?.count ?? 0);
  }
  return gone;
}
