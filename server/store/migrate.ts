// Brings a database to the newest shape, one migration after the other, each in one transaction with its own record.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Database, Statement } from './database.ts';
import { start } from './migrations/0001-start.ts';
import { alerts } from './migrations/0002-alerts.ts';
import { policies } from './migrations/0003-policies.ts';
import { walls } from './migrations/0004-walls.ts';
import type { Dialect, Migration } from './migrations/dialect.ts';

/** In order: the place in the list is the version. */
export const migrations: readonly Migration[] = [start, alerts, policies, walls];

const record = `CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, made_at BIGINT NOT NULL)`;

/** Any number does, as long as every process asks for the same; PostgreSQL lets the lock go when the transaction ends. */
const onlyOne: Statement = { sql: 'SELECT pg_advisory_xact_lock(5240811)' };

const seconds = (): number => Math.floor(Date.now() / 1000);

export async function versionOf(database: Database): Promise<number> {
  const [row] = await database.rows('SELECT max(version) AS version FROM migrations');
  return Number(row?.version ?? 0);
}

/** SERVER-04 when the database was made by a newer release. */
export async function judgeVersion(database: Database): Promise<Result<'current' | 'behind'>> {
  const version = await versionOf(database).catch(() => 0);
  if (version > migrations.length) return fail('SERVER-04', { found: version, known: migrations.length });
  return succeed(version === migrations.length ? 'current' : 'behind');
}

/** @returns how many migrations were carried out */
export async function migrate(database: Database, dialect: Dialect): Promise<Result<number>> {
  const lock = dialect.name === 'postgres' ? [onlyOne] : [];
  await database.write([...lock, { sql: record }]);
  const before = await versionOf(database);
  if (before > migrations.length) return fail('SERVER-04', { found: before, known: migrations.length });
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1;
    if (version <= before) continue;
    await database.write([
      ...lock,
      // Another process may have been quicker: then this row is there, nothing changes, and all of it is undone.
      {
        sql: 'INSERT INTO migrations (version, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        values: [version, seconds()],
        must: true,
      },
      ...migration(dialect).map((sql) => ({ sql })),
    ]);
  }
  return succeed(migrations.length - before);
}
