// The store for many stations or several server processes: PostgreSQL, with the reports of each day in a partition.
import { postgres } from '../migrations/dialect.ts';
import type { OpenDatabase } from '../open.ts';
import { openPostgres } from './connection.ts';
import { dropPartitions, makePartitions } from './partitions.ts';
import { commitReports } from './reports.ts';

const connections = 8;
/** Batches under way at once: while one waits for the disk, the next is worked out. */
const lanes = 2;

/**
 * A batch names its stations by their numbers. The planner takes a look at each of them for dearer than reading all, and of a table that
 * is written to all day it reads many dead rows too.
 */
const byIndex = 'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off';

export async function openPostgresStore(url: string): Promise<OpenDatabase> {
  const database = openPostgres(url, connections);
  await database.rows('SELECT 1');
  const committing = openPostgres(url, lanes, byIndex);
  const { rows, write } = database;
  return {
    dialect: postgres,
    lanes,
    rows,
    write,
    async close() {
      await Promise.all([database.close(), committing.close()]);
    },
    commitReports: (reports) => commitReports(committing.pool, reports),
    prepareDays: (slot) => makePartitions(database, slot),
    forgetDays: (slot) => dropPartitions(database, slot),
  };
}
