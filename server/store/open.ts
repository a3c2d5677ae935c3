// Opens the store that a URL names: `sqlite:FILE`, or `postgres://…`.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Database } from './database.ts';
import type { Dialect } from './migrations/dialect.ts';
import { openPostgresStore } from './postgres/open.ts';
import type { NewReport, Outcome } from './reports.ts';
import { openSqliteStore } from './sqlite/open.ts';

export interface OpenDatabase extends Database {
  readonly dialect: Dialect;
  /** How many batches of reports it is of use to have under way at once. */
  readonly lanes: number;
  /** Resolves when all are on the disk. At most one report of each station in a batch. */
  commitReports(reports: readonly NewReport[]): Promise<readonly Outcome[]>;
  /** Makes room for the days around this slot. */
  prepareDays(slot: number): Promise<void>;
  /** Drops whole days of reports before the slot, where days are things of their own. @returns how many reports that were */
  forgetDays?(slot: number): Promise<number>;
}

/** SERVER-02 for a URL of another kind, SERVER-03 when it cannot be opened. */
export async function openDatabase(url: string): Promise<Result<OpenDatabase>> {
  const open = /^sqlite:./.test(url)
    ? () => openSqliteStore(url.slice('sqlite:'.length))
    : /^postgres(?:ql)?:\/\//.test(url)
      ? () => openPostgresStore(url)
      : null;
  if (open === null) return fail('SERVER-02');
  try {
    return succeed(await open());
  } catch {
    return fail('SERVER-03');
  }
}
