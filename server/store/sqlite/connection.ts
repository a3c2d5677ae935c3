// One SQLite file, opened and spoken to in the same thread. Runs inside the store's worker threads, and in tests.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Row, Statement, Value } from '../database.ts';

/**
 * WAL lets readers go on beside the writer; FULL waits for the disk at each commit, so that what was acknowledged
 * survives a power cut too. https://sqlite.org/pragma.html#pragma_synchronous
 */
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = 4000;
`;

const numbered = (sql: string): string => sql.replace(/\$(\d+)/g, '?$1');

export interface SqliteConnection {
  rows(sql: string, values?: readonly Value[]): Row[];
  write(statements: readonly Statement[]): Row[][] | null;
  /** For a statement that returns no rows: how many it changed. */
  run(sql: string, values: readonly Value[]): number;
  /** Runs `work` as one transaction. */
  together<Done>(work: () => Done): Done;
  close(): void;
}

class Undone extends Error {}

export function openSqlite(file: string, readOnly: boolean): SqliteConnection {
  const database = new DatabaseSync(file, { readOnly });
  database.exec(readOnly ? 'PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192;' : settings);
  const statements = new Map<string, StatementSync>();

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(numbered(sql));
    statements.set(sql, made);
    return made;
  };

  const rows = (sql: string, values: readonly Value[] = []): Row[] =>
    prepared(sql).all(...(values as SQLInputValue[])) as Row[];

  const run = (sql: string, values: readonly Value[]): number =>
    Number(prepared(sql).run(...(values as SQLInputValue[])).changes);

  const changes = prepared('SELECT changes() AS count');
  const carryOut = ({ sql, values, must }: Statement): Row[] => {
    const found = rows(sql, values);
    // A statement without columns tells what it did only through changes(), which a statement with columns leaves alone.
    const touched = prepared(sql).columns().length > 0 ? found.length : Number(changes.get()?.count);
    if (must === true && touched === 0) throw new Undone();
    return found;
  };

  const together = <Done>(work: () => Done): Done => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      database.exec('COMMIT');
      return done;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  const write = (given: readonly Statement[]): Row[][] | null => {
    try {
      return together(() => given.map(carryOut));
    } catch (error) {
      if (error instanceof Undone) return null;
      throw error;
    }
  };

  return { rows, run, write, together, close: () => database.close() };
}
