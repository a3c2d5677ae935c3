// Which of several server processes does a job, and how far it has come. The database decides, so that none is done twice.
import type { Database } from './database.ts';

export interface Job {
  readonly name: string;
  readonly ranAt: number;
  /** How far it came: an hour, a day. */
  readonly doneUpTo: number;
  /** What it counted the last time. */
  readonly counted: number;
}

export async function readJobs(database: Database): Promise<readonly Job[]> {
  const rows = await database.rows('SELECT name, ran_at, done_up_to, counted FROM jobs ORDER BY name');
  return rows.map((row) => ({
    name: String(row.name),
    ranAt: Number(row.ran_at),
    doneUpTo: Number(row.done_up_to),
    counted: Number(row.counted),
  }));
}

/** A run that lies further ahead than clocks of several processes differ: the clock was set back, and the job is due. */
const apart = 60;

/** @returns null when it ran less than `every` seconds ago, here or in another process */
export async function takeJob(database: Database, name: string, now: number, every: number): Promise<Job | null> {
  const taken = await database.write([
    {
      sql: 'INSERT INTO jobs (name, ran_at, done_up_to, counted) VALUES ($1, 0, 0, 0) ON CONFLICT DO NOTHING',
      values: [name],
    },
    {
      sql: `UPDATE jobs SET ran_at = $2 WHERE name = $1 AND (ran_at <= $3 OR ran_at > $4) RETURNING done_up_to, counted`,
      values: [name, now, now - every, now + apart],
      must: true,
    },
  ]);
  const row = taken?.[1]?.[0];
  return row === undefined
    ? null
    : { name, ranAt: now, doneUpTo: Number(row.done_up_to), counted: Number(row.counted) };
}

export async function tellJob(database: Database, name: string, doneUpTo: number, counted: number): Promise<void> {
  const sql = 'UPDATE jobs SET done_up_to = $2, counted = $3 WHERE name = $1';
  await database.write([{ sql, values: [name, doneUpTo, counted] }]);
}
