// A connection to PostgreSQL that ends while nobody waits for an answer on it: the work fails, the process lives on.
import type { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, openPostgres, type PostgresDatabase } from '../../../server/store/postgres/connection.ts';
import { type OwnPostgres, startPostgres } from '../../support/server/postgres.ts';

let postgres: OwnPostgres;
let database: PostgresDatabase;
let other: PostgresDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
  const url = postgres.url(postgres.database());
  database = openPostgres(url, 1);
  other = openPostgres(url, 1);
});
afterAll(async () => {
  await Promise.all([database.close(), other.close()]);
  await postgres.stop();
});

/** What ended the process would end here, had vitest not taken it: so it is counted, and told back to vitest. */
async function uncaughtDuring(work: (fallen: Promise<void>) => Promise<void>): Promise<unknown[]> {
  const uncaught: unknown[] = [];
  let fall = (): void => undefined;
  const fallen = new Promise<void>((resolve) => {
    fall = resolve;
  });
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => {
    uncaught.push(error);
    fall();
  });
  try {
    await work(fallen);
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of others) process.on('uncaughtException', listener);
  }
  return uncaught;
}

/** Not `once` of node:events: it listens for errors too, which is what these tests must not do for the code. */
const next = (event: string, of: EventEmitter): Promise<void> =>
  new Promise((resolve) => of.once(event, () => resolve()));

const endOf = 'SELECT pg_terminate_backend($1)';
const numberOfConnection = 'SELECT pg_backend_pid() AS id';

describe('a connection that is lost', () => {
  it('between two statements of a transaction fails the transaction, and the next one has a new connection', async () => {
    const uncaught = await uncaughtDuring(async (fallen) => {
      const work = inTransaction(database.pool, async (client) => {
        const { rows } = await client.query<{ id: number }>(numberOfConnection);
        const ended = next('end', client);
        await other.rows(endOf, [rows[0]?.id ?? 0]);
        await Promise.race([ended, fallen]);
        await client.query('SELECT 1');
      });
      await expect(work).rejects.toThrow();
    });
    expect(uncaught).toEqual([]);
    expect(await database.write([{ sql: 'SELECT 1 AS one' }])).toEqual([[{ one: 1 }]]);
  });

  it('while it is idle is replaced', async () => {
    const [before] = await database.rows(numberOfConnection);
    const uncaught = await uncaughtDuring(async (fallen) => {
      const removed = next('remove', database.pool);
      await other.rows(endOf, [Number(before?.id)]);
      await Promise.race([removed, fallen]);
    });
    expect(uncaught).toEqual([]);
    const [after] = await database.rows(numberOfConnection);
    expect(after?.id).not.toBe(before?.id);
  });
});
