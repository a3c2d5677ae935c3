// The embedded store: one SQLite file, one thread that writes and one that reads beside it.
import type { Row } from '../database.ts';
import { sqlite } from '../migrations/dialect.ts';
import type { OpenDatabase } from '../open.ts';
import type { Outcome } from '../reports.ts';
import { packBatch } from './batch.ts';
import { startSqliteThread } from './thread.ts';

export async function openSqliteStore(file: string): Promise<OpenDatabase> {
  const writer = startSqliteThread({ file, readOnly: false });
  // The file is there, and in WAL mode, before the reader looks for it.
  await writer.ask({ ask: 'rows', given: { sql: 'SELECT 1', values: [] } });
  const reader = startSqliteThread({ file, readOnly: true });
  return {
    dialect: sqlite,
    lanes: 1,
    rows: async (sql, values = []) => (await reader.ask({ ask: 'rows', given: { sql, values } })) as Row[],
    write: async (statements) => (await writer.ask({ ask: 'write', given: statements })) as Row[][] | null,
    commitReports: async (reports) =>
      (await writer.ask({ ask: 'reports', given: packBatch(reports) })) as readonly Outcome[],
    // One process has the file, and its day is one range of the table: there is nothing to make ready.
    prepareDays: async () => undefined,
    async close() {
      await reader.close();
      await writer.close();
    },
  };
}
