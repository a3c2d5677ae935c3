// PostgreSQL behind the store's interface: a pool of connections, transactions, and a second try when a connection was lost.
import pg from 'pg';
import type { Database, Row, Statement, Value } from '../database.ts';

/** PostgreSQL counts in 64 bits, which pg gives as text; nothing here comes near 2^53. */
const eightByteInteger = 20;
const parsed = new pg.TypeOverrides();
parsed.setTypeParser(eightByteInteger, Number);

export interface PostgresDatabase extends Database {
  readonly pool: pg.Pool;
}

const bound = (values: readonly Value[] = []): unknown[] =>
  values.map((value) => (value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value));

class Undone extends Error {}

async function runAll(client: pg.PoolClient, statements: readonly Statement[]): Promise<Row[][]> {
  const answers: Row[][] = [];
  for (const { sql, values, must } of statements) {
    const { rows, rowCount } = await client.query<Row>({ text: sql, values: bound(values), types: parsed });
    if (must === true && rowCount === 0) throw new Undone();
    answers.push(rows);
  }
  return answers;
}

/** Runs `work` in a transaction. A connection whose transaction failed is thrown away: its state is not known. */
export async function inTransaction<Done>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Done>,
): Promise<Done> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await client.query('COMMIT');
    broken = false;
    return done;
  } catch (error) {
    if (error instanceof Undone) {
      await client.query('ROLLBACK');
      broken = false;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * @param url as libpq takes it; a password in it is better kept in a .pgpass file
 * @param first what each connection is told before anything else
 */
export function openPostgres(url: string, connections: number, first?: string): PostgresDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'lethe-server',
    // A lost database must not hold answers back for ever; a report that gets none is sent again.
    query_timeout: 30_000,
    keepAlive: true,
    ...(first !== undefined && {
      async onConnect(client: pg.ClientBase) {
        await client.query(first);
      },
    }),
  });
  // A connection that breaks tells so by an event, and one that nobody listens to ends the process. Idle ones tell the pool, which
  // replaces them. Those that are lent tell only themselves (pg-pool, makeIdleListener): whoever has one learns of
  // it from the next statement, which fails.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    pool,
    rows: async (sql, values) => (await pool.query<Row>({ text: sql, values: bound(values), types: parsed })).rows,
    async write(statements) {
      try {
        return await inTransaction(pool, (client) => runAll(client, statements));
      } catch (error) {
        if (error instanceof Undone) return null;
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
