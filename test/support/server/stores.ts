// Both kinds of store for tests that run in a loop over them: a fresh one for each test that asks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../server/store/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../../server/store/open.ts';
import { slotAt } from '../../../server/store/reports.ts';
import { type OwnPostgres, startPostgres } from './postgres.ts';

export interface StoreKind {
  readonly name: string;
  start(): Promise<void>;
  /** A URL of an empty store. */
  fresh(): string;
  stop(): Promise<void>;
}

function sqliteKind(): StoreKind {
  let folder = '';
  let count = 0;
  return {
    name: 'SQLite',
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'lethe-sqlite-'));
    },
    fresh() {
      count += 1;
      return `sqlite:${join(folder, `${count}.db`)}`;
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function postgresKind(): StoreKind {
  let server: OwnPostgres;
  return {
    name: 'PostgreSQL',
    async start() {
      server = await startPostgres();
    },
    fresh: () => server.url(server.database()),
    stop: () => server.stop(),
  };
}

export const storeKinds: readonly StoreKind[] = [sqliteKind(), postgresKind()];

/** Opened, brought to the newest shape, with room for today. */
export async function openStore(url: string, now = Math.floor(Date.now() / 1000)): Promise<OpenDatabase> {
  const opened = await openDatabase(url);
  if (!opened.ok) throw new Error(opened.problem.code);
  const migrated = await migrate(opened.value, opened.value.dialect);
  if (!migrated.ok) throw new Error(migrated.problem.code);
  await opened.value.prepareDays(slotAt(now));
  return opened.value;
}
