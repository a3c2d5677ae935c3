// Retention over both stores: each table to its own day, on demand, and nothing a day too early.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '../../../server/jobs/jobs.ts';
import { runRetention } from '../../../server/jobs/retention.ts';
import { rollUp } from '../../../server/jobs/roll-up.ts';
import { Settings } from '../../../server/settings.ts';
import type { Statement } from '../../../server/store/database.ts';
import { readJobs } from '../../../server/store/jobs.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import { slotAt } from '../../../server/store/reports.ts';
import { retireStation } from '../../../server/store/stations.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { enrolTest, send } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const day = 86_400;
const keep = Settings.parse({}).retention;

describe.each(storeKinds)('retention in $name', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh());
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });
  const count = async (table: string): Promise<number> =>
    Number((await server.database.rows(`SELECT count(*) AS count FROM ${table}`))[0]?.count);
  const run = () => runRetention(server.database, keep, server.time);

  it('keeps each table to its day, and sums after the reports are gone', async () => {
    const start = server.time;
    const station = await enrolTest(server.app, await server.token());
    await send(server.app, station.next());
    server.time = start + 2 * day;
    await server.database.prepareDays(slotAt(server.time));
    await send(server.app, station.next());
    await rollUp(server.database, server.time);
    server.time = start + 30 * day;
    await run();
    expect(await count('reports')).toBe(2);
    server.time = start + 31 * day;
    expect(await run()).toMatchObject({ reports: 1, hours: 0, days: 0 });
    server.time = start + 34 * day;
    expect(await run()).toMatchObject({ reports: 1 });
    expect([await count('reports'), await count('hours'), await count('days')]).toEqual([0, 1, 1]);
    server.time = start + 368 * day;
    await run();
    expect([await count('hours'), await count('days')]).toEqual([0, 1]);
    server.time = start + 1829 * day;
    await run();
    expect(await count('days')).toBe(0);
    // The station itself stays: it is silent, and staff have not retired it.
    expect(await count('stations')).toBe(1);
    // Of the trail, only what the last run wrote is younger than a year.
    expect(await count('trail')).toBe(1);
    expect(await count('tokens')).toBe(0);
  });

  it('forgets a retired station with all that belongs to it', async () => {
    const [gone, stays] = [
      await enrolTest(server.app, await server.token()),
      await enrolTest(server.app, await server.token()),
    ];
    await server.database.prepareDays(slotAt(server.time));
    for (const one of [gone, stays]) await send(server.app, one.next());
    server.time += 2 * day;
    await rollUp(server.database, server.time);
    await retireStation(server.database, gone.id, server.time - 60);
    await run();
    expect(await server.database.rows('SELECT id FROM stations WHERE id = $1', [gone.id])).toEqual([]);
    const stations = `(SELECT number FROM stations)`;
    for (const table of ['reports', 'hours', 'days', 'late_hours']) {
      expect(await server.database.rows(`SELECT 1 FROM ${table} WHERE station NOT IN ${stations}`)).toEqual([]);
    }
    expect([await count('reports'), await count('hours')]).toEqual([1, 1]);
  });

  it('deletes a great many in small steps', async () => {
    const rows = 5000;
    await server.database.write(
      Array.from({ length: rows }, (_, at) => ({
        sql: "INSERT INTO trail (at, who, did) VALUES ($1, 'test', 'exported')",
        values: [at],
      })),
    );
    expect((await run()).trail).toBeGreaterThanOrEqual(rows);
  });

  /** What was asked of the store, each before it is. */
  const listenedTo = (told: (statement: Statement) => void): OpenDatabase => ({
    ...server.database,
    rows: (sql, values = []) => {
      told({ sql, values });
      return server.database.rows(sql, values);
    },
    async write(statements) {
      for (const statement of statements) told(statement);
      return server.database.write(statements);
    },
  });

  it('looks at no report that stays, but for those of the same hours as a retired station’s', async () => {
    const one = await enrolTest(server.app, await server.token());
    await send(server.app, one.next());
    await retireStation(server.database, one.id, server.time - 60);
    const asked: Statement[] = [];
    await runRetention(
      listenedTo((statement) => void asked.push(statement)),
      keep,
      server.time,
    );
    const ofReports = asked.filter(({ sql }) => sql.includes('reports'));
    expect(ofReports.length).toBeGreaterThan(2);
    const today = `reports_day_${Math.floor(server.time / day)}`;
    for (const { sql, values } of ofReports) {
      const explain = server.database.dialect.name === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
      const [rows = []] = (await server.database.write([{ sql: `${explain} ${sql}`, values: values ?? [] }])) ?? [];
      const plan = rows.map((row) => String(row.detail ?? row['QUERY PLAN']));
      expect(plan.length).toBeGreaterThan(0);
      expect([sql, plan.filter((step) => step.startsWith('SCAN reports'))]).toEqual([sql, []]);
      // What is deleted by its age concerns no partition of a day that stays.
      if (!sql.includes('min(slot)') && !sql.includes('retired'))
        expect([sql, plan.filter((step) => step.includes(today))]).toEqual([sql, []]);
    }
  });

  it('has run only when all is deleted, and is tried again an hour after it failed', async () => {
    server.time += day;
    let deletions = 0;
    const failing = listenedTo(({ sql }) => {
      deletions += sql.startsWith('DELETE') ? 1 : 0;
      if (deletions === 2) throw new Error('the store is away');
    });
    const { limits, logged } = server;
    const settings = Settings.parse({});
    const turn = (database: OpenDatabase) =>
      startJobs({ database, limits, settings, log: (line) => void logged.push(line), now: () => server.time }).stop();
    const ranAt = async () => (await readJobs(server.database)).find(({ name }) => name === 'retention')?.ranAt;
    const before = await ranAt();
    await turn(failing);
    expect([deletions, await ranAt(), logged.at(-1)]).toEqual([2, before, { code: 'SERVER-05' }]);
    server.time += 1800;
    await turn(server.database);
    expect(await ranAt()).toBe(before);
    server.time += 1800;
    await turn(server.database);
    expect(await ranAt()).toBe(server.time);
    server.time += 3600;
    await turn(server.database);
    expect(await ranAt()).toBe(server.time - 3600);
  });
});
