// Kill what can be killed, under load: every report that was acknowledged is in the store exactly once, and none is there twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPath, reportType } from '../../../contract/report-envelope.ts';
import { agreeKey, makeKeyPair } from '../../../contract/station-key.ts';
import { enrol, makeToken } from '../../../server/enrol.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import { type OwnPostgres, startPostgres } from '../../support/server/postgres.ts';
import { codesOf, type ServerProcess, serverProcess, startNginx } from '../../support/server/processes.ts';
import { messageFrom, newId, newNonce, stationWith, type TestStation } from '../../support/server/stations.ts';
import { openStore } from '../../support/server/stores.ts';

const stationCount = 12;
const now = (): number => Math.floor(Date.now() / 1000);

async function enrolSome(database: OpenDatabase): Promise<TestStation[]> {
  const limits = {
    label: 'test',
    place: null,
    mostUses: stationCount,
    madeAt: now(),
    madeBy: 'test',
    endsAt: now() + 600,
  };
  const { word } = await makeToken(database, limits);
  const stations: TestStation[] = [];
  for (let count = 0; count < stationCount; count += 1) {
    const [id, pair] = [newId(), makeKeyPair()];
    const answer = await enrol(database, { version: 1, token: word, station: id, key: pair.publicKey }, now());
    if (answer.answer !== 'enrolled') throw new Error('not enrolled');
    const key = agreeKey(pair, { station: id, stationKey: pair.publicKey, serverKey: answer.serverKey });
    if (key !== null) stations.push(stationWith(id, key));
  }
  return stations;
}

interface Load {
  /** `station sequence` of each report that was acknowledged. */
  readonly acknowledged: Set<string>;
  /** Answers that were neither “accepted” nor “later”. */
  readonly refused: string[];
  /** Resolves once so many are acknowledged. */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** As stations do it: one report at a time, the same again until it is acknowledged, then the next. */
function startLoad(port: number, stations: readonly TestStation[]): Load {
  const acknowledged = new Set<string>();
  const refused: string[] = [];
  let going = true;

  async function deliver({ id, key }: TestStation, sequence: number, nonce: string): Promise<void> {
    while (going) {
      const body = new Uint8Array(messageFrom(id, key, sequence, undefined, { nonce }));
      const headers = { 'content-type': reportType };
      const url = `http://127.0.0.1:${port}${reportPath}`;
      const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(15_000) })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => null);
      if (answer?.status === 200) {
        acknowledged.add(`${id} ${sequence}`);
        return;
      }
      if (answer !== null && answer.status < 500 && answer.status !== 429) refused.push(answer.text);
      await pause(50);
    }
  }
  const running = stations.map(async (station) => {
    for (let sequence = 1; going; sequence += 1) await deliver(station, sequence, newNonce());
  });
  return {
    acknowledged,
    refused,
    async until(count) {
      while (acknowledged.size < count) await pause(20);
    },
    async stop() {
      going = false;
      await Promise.all(running);
    },
  };
}

async function storedIn(database: OpenDatabase): Promise<string[]> {
  const rows = await database.rows(
    'SELECT stations.id AS id, sequence FROM reports JOIN stations ON stations.number = reports.station',
  );
  return rows.map(({ id, sequence }) => `${id} ${sequence}`);
}

async function judge(database: OpenDatabase, load: Load): Promise<void> {
  const stored = await storedIn(database);
  const there = new Set(stored);
  expect(there.size).toBe(stored.length);
  expect([...load.acknowledged].filter((one) => !there.has(one))).toEqual([]);
  expect(load.refused).toEqual([]);
  // At most one of each station was on its way when the load ended.
  expect(stored.length - load.acknowledged.size).toBeLessThanOrEqual(stationCount);
  expect(await database.rows('SELECT 1 FROM stations WHERE cloned_at IS NOT NULL')).toEqual([]);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-crashes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('one server with SQLite', () => {
  it('keeps what it acknowledged when it is killed, and when it is stopped', async () => {
    const url = `sqlite:${join(folder, 'lethe.db')}`;
    const database = await openStore(url);
    const stations = await enrolSome(database);
    await database.close();
    const server = await serverProcess(folder, url);
    await server.start();
    const load = startLoad(server.port, stations);
    await load.until(100);
    expect(await server.end('SIGKILL')).toBeNull();
    await server.start();
    await load.until(200);
    expect(await server.end('SIGTERM')).toBe(0);
    await server.start();
    await load.until(300);
    await load.stop();
    await server.end('SIGTERM');
    const after = await openStore(url);
    await judge(after, load);
    await after.close();
    // Three starts, two orderly stops, and not a word about any report.
    expect(codesOf(server.said())).toEqual(['started', 'started', 'stopped', 'started', 'stopped']);
  });
});

describe('two servers on one PostgreSQL behind nginx', () => {
  let postgres: OwnPostgres;
  const servers: ServerProcess[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('keeps what it acknowledged when a server, then the database, is killed and comes back', async () => {
    const url = postgres.url(postgres.database());
    const database = await openStore(url);
    const stations = await enrolSome(database);
    await database.close();
    for (let count = 0; count < 2; count += 1) servers.push(await serverProcess(folder, url, 'behindProxy: true\n'));
    const [one, other] = servers as [ServerProcess, ServerProcess];
    await Promise.all([one.start(), other.start()]);
    const nginx = await startNginx(folder, [one.port, other.port]);
    const load = startLoad(nginx.port, stations);
    await load.until(150);
    await one.end('SIGKILL');
    await load.until(250);
    await one.start();
    await load.until(350);
    await postgres.crash();
    await pause(500);
    const atCrash = load.acknowledged.size;
    await postgres.start();
    await load.until(atCrash + 150);
    expect(await other.end('SIGTERM')).toBe(0);
    await load.until(atCrash + 200);
    await load.stop();
    await nginx.stop();
    expect(await one.end('SIGTERM')).toBe(0);
    const after = await openStore(url);
    await judge(after, load);
    await after.close();
  });
});
