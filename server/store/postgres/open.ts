// The store for many stations or several server processes: PostgreSQL, with the reports of each day in a partition.
import { postgres } from '../migrations/dialect.ts';
import type { OpenDatabase } from '../open.ts';
import { openPostgres } from './connection.ts';
import { dropPartitions, makePartitions } from './partitions.ts';
import { commitReports } from './reports.ts';

const connections = 8;
/** Batches under way at once: while one waits for the disk, the next is worked out. */
const lanes = 2;

export async function openPostgresStore(url: string): Promise<OpenDatabase> {
  const database = openPostgres(url, connections);
  await database.rows('SELECT 1');
  const { rows, write, close, pool } = database;
  return {
    dialect: postgres,
    lanes,
    rows,
    write,
    close,
    commitReports: (reports) => commitReports(pool, reports),
    prepareDays: (slot) => makePartitions(database, slot),
    forgetDays: (slot) => dropPartitions(database, slot),
  };
}
