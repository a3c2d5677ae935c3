// The same tests over both stores: what is committed, what is told of it, and what two writers at once do to each other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeyPair } from '../../../contract/station-key.ts';
import { enrol, makeToken } from '../../../server/enrol.ts';
import { encodeReport } from '../../../server/rules/report-code.ts';
import { migrate, migrations, versionOf } from '../../../server/store/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../../server/store/open.ts';
import { type NewReport, slotAt } from '../../../server/store/reports.ts';
import { findStation } from '../../../server/store/stations.ts';
import { newId, wellDay, wellReport } from '../../support/server/stations.ts';
import { openStore, storeKinds } from '../../support/server/stores.ts';

const now = 1_900_000_800;
const slot = slotAt(now);

async function station(database: OpenDatabase): Promise<{ id: string; number: number }> {
  const limits = { label: 'test', place: null, mostUses: 1, madeAt: now, madeBy: 'test', endsAt: now + 60 };
  const { word } = await makeToken(database, limits);
  const id = newId();
  const answer = await enrol(database, { version: 1, token: word, station: id, key: makeKeyPair().publicKey }, now);
  expect(answer.answer).toBe('enrolled');
  return { id, number: (await findStation(database, id))?.number ?? -1 };
}

let nonces = 0;
function report(of: number, sequence: number, more: Partial<NewReport> = {}): NewReport {
  nonces += 1;
  const nonce = Buffer.alloc(8);
  nonce.writeUInt32BE(nonces);
  const plain = { station: of, slot, sequence, nonce, body: encodeReport(wellReport), heardAt: now };
  return { ...plain, condition: 'well', dayCondition: null, ...more };
}

const countReports = async (database: OpenDatabase): Promise<number> =>
  Number((await database.rows('SELECT count(*) AS count FROM reports'))[0]?.count);

describe.each(storeKinds)('the store in $name', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());
  const open: OpenDatabase[] = [];

  async function fresh(): Promise<OpenDatabase> {
    const database = await openStore(kind.fresh(), now);
    open.push(database);
    return database;
  }
  afterAll(async () => {
    // The last one registered runs first, so this comes before the database server goes.
    for (const database of open) await database.close();
  });

  it('keeps a report and the station’s last word together', async () => {
    const database = await fresh();
    const { id, number } = await station(database);
    const one = report(number, 1, { condition: 'disk-full' });
    expect(await database.commitReports([one])).toEqual(['stored']);
    expect(await countReports(database)).toBe(1);
    const known = await findStation(database, id);
    expect(known).toMatchObject({ heardAt: now, condition: 'disk-full', conditionSince: now, dayCondition: 'well' });
    expect(Buffer.from(known?.latest ?? [])).toEqual(Buffer.from(one.body));
  });

  it('counts nothing twice, and tells a repetition from a clone', async () => {
    const database = await fresh();
    const { id, number } = await station(database);
    const first = report(number, 1);
    const second = report(number, 2);
    await database.commitReports([first]);
    await database.commitReports([second]);
    expect(await database.commitReports([second])).toEqual(['repeated']);
    expect(await database.commitReports([{ ...first, slot: slot + 1 }])).toEqual(['repeated']);
    expect((await findStation(database, id))?.clonedAt).toBeNull();
    expect(await database.commitReports([report(number, 2)])).toEqual(['clone']);
    expect(await database.commitReports([report(number, 1)])).toEqual(['clone']);
    expect(await countReports(database)).toBe(2);
    expect((await findStation(database, id))?.clonedAt).toBe(now);
  });

  it('remembers since when a condition holds, and what the last day said', async () => {
    const database = await fresh();
    const { id, number } = await station(database);
    const day = encodeReport({ ...wellReport, day: { ...wellDay, temperature: 'over-90' } });
    await database.commitReports([report(number, 1, { condition: 'clock-off', dayCondition: 'hot', body: day })]);
    await database.commitReports([report(number, 2, { condition: 'clock-off', heardAt: now + 600 })]);
    const known = await findStation(database, id);
    expect(known).toMatchObject({ condition: 'clock-off', conditionSince: now, heardAt: now + 600 });
    expect(known).toMatchObject({ dayCondition: 'hot', dayConditionSince: now });
    expect(known?.dayFacts?.length).toBeGreaterThan(0);
    await database.commitReports([report(number, 3, { condition: 'well', heardAt: now + 900 })]);
    expect(await findStation(database, id)).toMatchObject({ condition: 'well', conditionSince: now + 900 });
  });

  it('takes nothing from a retired station', async () => {
    const database = await fresh();
    const { id, number } = await station(database);
    await database.write([{ sql: 'UPDATE stations SET retired_at = $2 WHERE id = $1', values: [id, now] }]);
    expect(await database.commitReports([report(number, 1)])).toEqual(['retired']);
    expect(await database.commitReports([report(99_999, 1)])).toEqual(['retired']);
    expect(await countReports(database)).toBe(0);
  });

  it('keeps the order of answers in a batch of every kind', async () => {
    const database = await fresh();
    const [one, two, three] = [await station(database), await station(database), await station(database)];
    const old = report(two.number, 5);
    await database.commitReports([old]);
    const batch = [report(one.number, 1), old, report(99_999, 1), report(three.number, 1, { slot: slot - 20_000 })];
    expect(await database.commitReports(batch)).toEqual(['stored', 'repeated', 'retired', 'stored']);
  });

  it('marks an hour for summing up again when a report of it comes late', async () => {
    const database = await fresh();
    const { number } = await station(database);
    await database.commitReports([report(number, 1)]);
    expect(await database.rows('SELECT * FROM late_hours')).toEqual([]);
    await database.commitReports([report(number, 2, { slot: slot - 24 })]);
    expect(await database.rows('SELECT hour, station FROM late_hours')).toEqual([
      { hour: Math.floor((slot - 24) / 12), station: number },
    ]);
  });

  it('lets one of two enrolments have the last use of a token', async () => {
    const database = await fresh();
    const limits = { label: 'test', place: null, mostUses: 1, madeAt: now, madeBy: 'test', endsAt: now + 60 };
    const { word } = await makeToken(database, limits);
    const ask = () => enrol(database, { version: 1, token: word, station: newId(), key: makeKeyPair().publicKey }, now);
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.filter(({ answer }) => answer === 'enrolled')).toHaveLength(1);
    expect(answers.filter((one) => one.answer === 'refused' && one.problem === 'ENROL-03')).toHaveLength(2);
    expect(await database.rows('SELECT uses FROM tokens')).toEqual([{ uses: 1 }]);
  });

  it('undoes the whole of a transaction when one statement that must change something does not', async () => {
    const database = await fresh();
    const add = { sql: 'INSERT INTO places (id, name, hours) VALUES ($1, $2, $3)', values: ['a', 'A', '[]'] };
    const missing = { sql: 'UPDATE places SET name = $2 WHERE id = $1', values: ['b', 'B'], must: true } as const;
    expect(await database.write([add, missing])).toBeNull();
    expect(await database.rows('SELECT * FROM places')).toEqual([]);
    await expect(database.write([add, add])).rejects.toThrow();
    expect(await database.rows('SELECT * FROM places')).toEqual([]);
    expect(await database.write([add])).toEqual([[]]);
  });

  it('is brought to the newest shape once, however many processes try', async () => {
    const url = kind.fresh();
    const opened = await Promise.all([openDatabase(url), openDatabase(url)]);
    const databases = opened.flatMap((one) => (one.ok ? [one.value] : []));
    open.push(...databases);
    await Promise.all(databases.map((database) => migrate(database, database.dialect)));
    for (const database of databases) expect(await versionOf(database)).toBe(migrations.length);
    const [database] = databases;
    await database?.write([{ sql: 'INSERT INTO migrations (version, made_at) VALUES (999, 0)' }]);
    expect(database && (await migrate(database, database.dialect))).toMatchObject({
      ok: false,
      problem: { code: 'SERVER-04' },
    });
  });
});

it('knows no other kind of store, and says when one cannot be opened', async () => {
  expect(await openDatabase('mysql://x')).toMatchObject({ problem: { code: 'SERVER-02' } });
  expect(await openDatabase('sqlite:/nowhere/at/all.db')).toMatchObject({ problem: { code: 'SERVER-03' } });
  expect(await openDatabase('postgres:///x?host=/nowhere')).toMatchObject({ problem: { code: 'SERVER-03' } });
});

describe('a batch in PostgreSQL', () => {
  const kind = storeKinds.find(({ name }) => name === 'PostgreSQL');
  beforeAll(() => kind?.start());
  afterAll(() => kind?.stop());

  it('looks its stations up one by one, and never reads the whole table for them', async () => {
    const url = kind?.fresh() ?? '';
    const first = await openStore(url, now);
    const numbers: number[] = [];
    for (let count = 0; count < 20; count += 1) numbers.push((await station(first)).number);
    await first.close();

    const database = await openStore(url, now);
    let sequence = 0;
    const commitFor = async (milliseconds: number): Promise<void> => {
      // PostgreSQL counts what a connection did at most once a second.
      for (const until = performance.now() + milliseconds; performance.now() < until; ) {
        sequence += 1;
        await database.commitReports(numbers.map((number) => report(number, sequence)));
      }
    };
    const counted = async (): Promise<readonly [whole: number, single: number]> => {
      const sql = "SELECT seq_tup_read, idx_scan FROM pg_stat_user_tables WHERE relname = 'stations'";
      const [row] = await database.rows(sql);
      return [Number(row?.seq_tup_read), Number(row?.idx_scan)];
    };
    try {
      await commitFor(1500);
      await counted();
      await commitFor(1500);
      const before = await counted();
      await commitFor(2500);
      const after = await counted();
      expect(after[0]).toBe(before[0]);
      expect(after[1]).toBeGreaterThan(before[1] + numbers.length);
    } finally {
      await database.close();
    }
  }, 30_000);
});
