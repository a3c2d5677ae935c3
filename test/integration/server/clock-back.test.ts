// A server's clock that is set back by two hours, over both stores: list, alerts and sums go on, and do not wait until it has caught up.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Fleet } from '../../../contract/staff-api.ts';
import { stationKeys } from '../../../server/ingest/station-keys.ts';
import { rollUp } from '../../../server/jobs/roll-up.ts';
import { limitSource } from '../../../server/limits.ts';
import { Settings } from '../../../server/settings.ts';
import { claimDue, queue } from '../../../server/store/deliveries.ts';
import { takeJob } from '../../../server/store/jobs.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf } from '../../support/server/staff.ts';
import { enrolTest, newId, send } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const [minute, hour] = [60, 3600];

describe.each(storeKinds)('a clock that is set back, with $name', (kind) => {
  let server: TestServer;
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());
  beforeEach(async () => {
    server = await startTestServer(kind.fresh());
    return () => server.stop();
  });

  it('shows stations as they are then', async () => {
    const admin = await memberOf(server, 'admin');
    const list = async () => Fleet.parse((await admin.ask('GET', '/stations')).body).rows;
    const [goes, stays] = [
      await enrolTest(server.app, await server.token()),
      await enrolTest(server.app, await server.token()),
    ];
    for (const one of [goes, stays]) await send(server.app, one.next());
    server.time += 3;
    expect((await list()).map(([, , , verdict]) => verdict)).toEqual(['well', 'well']);
    server.time -= 2 * hour;
    for (const one of [goes, stays]) await send(server.app, one.next());
    // By another process, which cannot tell this one to look anew.
    await server.database.write([{ sql: "UPDATE stations SET name = 'Map room' WHERE id = $1", values: [stays.id] }]);
    server.time += 20 * minute;
    await send(server.app, stays.next());
    const rows = await list();
    expect(rows.map(([id, , , verdict]) => [id, verdict])).toEqual([
      [goes.id, 'silent'],
      [stays.id, 'well'],
    ]);
    expect(rows[1]?.[1]).toBe('Map room');
  });

  it('reads the limits anew', async () => {
    let reads = 0;
    const database = {
      rows: (...asked: Parameters<typeof server.database.rows>) => {
        reads += 1;
        return server.database.rows(...asked);
      },
    };
    const limits = await limitSource(database, Settings.parse({}));
    await limits.freshen(server.time);
    const before = reads;
    await limits.freshen(server.time - 2 * hour);
    expect(reads).toBeGreaterThan(before);
  });

  it('looks up again a station that was not known', async () => {
    const keys = stationKeys(server.database);
    const id = newId();
    expect(await keys.find(id, server.time)).toBeNull();
    expect(keys.peek(id, server.time + 9)).toBeNull();
    expect(keys.peek(id, server.time - 2 * hour)).toBeUndefined();
  });

  it('lets jobs run, and messages go', async () => {
    const { database, time } = server;
    expect(await takeJob(database, 'alerts', time, 30)).not.toBeNull();
    expect(await takeJob(database, 'alerts', time - 10, 30)).toBeNull();
    expect(await takeJob(database, 'alerts', time - 2 * hour, 30)).not.toBeNull();
    expect(await takeJob(database, 'alerts', time - 2 * hour + 10, 30)).toBeNull();
    const message = { id: 'one', channel: 'a', event: 'began', body: '{}', madeAt: time } as const;
    await database.write([queue(null, message)]);
    const most = { all: 10, ofChannel: 3 };
    expect(await claimDue(database, time, 60, most)).toHaveLength(1);
    // Another process whose clock is a little behind does not send it too.
    expect(await claimDue(database, time - 10, 60, most)).toEqual([]);
    expect(await claimDue(database, time - 2 * hour, 60, most)).toHaveLength(1);
    expect(await claimDue(database, time - 2 * hour, 60, most)).toEqual([]);
  });

  it('sums up the hours that come then', async () => {
    const station = await enrolTest(server.app, await server.token());
    await send(server.app, station.next());
    server.time += 3 * hour;
    await rollUp(server.database, server.time);
    server.time -= 2 * hour;
    await rollUp(server.database, server.time);
    await send(server.app, station.next());
    server.time += hour + 15 * minute;
    await rollUp(server.database, server.time);
    expect(await server.database.rows('SELECT count(*) AS count FROM hours')).toMatchObject([{ count: 2 }]);
  });
});
