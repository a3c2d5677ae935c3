// Limits of a well station over both stores: chosen by staff, for all and for a place, in force at once and for what comes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../contract/report.ts';
import { Fleet, type Limits, LimitsTried, LimitsView, Place } from '../../../contract/staff-api.ts';
import { rejudge } from '../../../server/jobs/rejudge.ts';
import { limitSource } from '../../../server/limits.ts';
import { Settings } from '../../../server/settings.ts';
import { findStation } from '../../../server/store/stations.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf, type TestMember } from '../../support/server/staff.ts';
import { enrolTest, send, type TestStation, wellReport } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const usual: Limits = {
  silentAfterMinutes: 15,
  diskOver: 90,
  memoryOver: 95,
  temperatureOver: 80,
  lateAfterHours: 26,
  oldestRelease: 'any',
};

describe.each(storeKinds)('limits with $name', (kind) => {
  let server: TestServer;
  let admin: TestMember;
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());
  beforeEach(async () => {
    server = await startTestServer(kind.fresh());
    admin = await memberOf(server, 'admin');
    return () => server.stop();
  });
  const said = async (report: Partial<Report>): Promise<TestStation> => {
    const station = await enrolTest(server.app, await server.token());
    await send(server.app, station.next({ ...wellReport, ...report }));
    return station;
  };
  const reasonOf = async ({ id }: TestStation) => {
    server.time += 3;
    const { rows } = Fleet.parse((await admin.ask('GET', '/stations')).body);
    return rows.find(([of]) => of === id)?.[4];
  };
  const put = async (limits: Partial<Limits>, path = '/limits') => {
    const { status, body } = await admin.ask('PUT', path, { ...usual, ...limits });
    expect(status).toBe(200);
    return LimitsView.parse(body);
  };

  it('are the usual ones until somebody chooses, and what is between borders cannot be chosen', async () => {
    const { body } = await admin.ask('GET', '/limits');
    expect(LimitsView.parse(body)).toEqual({
      usual: { ...usual, oldestRelease: 'fleet' },
      places: {},
      fleetRelease: null,
    });
    for (const wrong of [{ diskOver: 85 }, { silentAfterMinutes: 5 }, { oldestRelease: 'newest' }, { other: 1 }]) {
      expect((await admin.ask('PUT', '/limits', { ...usual, ...wrong })).status).toBe(400);
    }
    const technician = await memberOf(server, 'technician');
    expect((await technician.ask('GET', '/limits')).status).toBe(200);
    expect((await technician.ask('PUT', '/limits', usual)).status).toBe(403);
  });

  it('change at once what was said before, and what is said after', async () => {
    const one = await said({ disk: '80-90' });
    expect(await reasonOf(one)).toBe('well');
    await put({ diskOver: 80 });
    expect(await reasonOf(one)).toBe('disk-full');
    expect((await findStation(server.database, one.id))?.conditionSince).toBe(server.time - 3);
    const two = await said({ disk: '80-90' });
    expect(await reasonOf(two)).toBe('disk-full');
    await put({});
    expect([await reasonOf(one), await reasonOf(two)]).toEqual(['well', 'well']);
    await send(server.app, two.next({ ...wellReport, disk: '80-90' }));
    expect(await reasonOf(two)).toBe('well');
  });

  it('may be others in a place, for its reports and for its silence', async () => {
    const place = Place.parse((await admin.ask('POST', '/places', { name: 'Cellar', hours: [] })).body);
    const [inside, outside] = [await said({ disk: '80-90' }), await said({ disk: '80-90' })];
    await admin.ask('PATCH', `/stations/${inside.id}`, { place: place.id });
    await put({ diskOver: 80, silentAfterMinutes: 60 }, `/places/${place.id}/limits`);
    expect([await reasonOf(inside), await reasonOf(outside)]).toEqual(['disk-full', 'well']);
    await send(server.app, inside.next({ ...wellReport, disk: '80-90' }));
    expect(await reasonOf(inside)).toBe('disk-full');
    server.time += 1500;
    expect([await reasonOf(inside), await reasonOf(outside)]).toEqual(['disk-full', 'silent']);
    expect((await admin.ask('DELETE', `/places/${place.id}/limits`)).status).toBe(200);
    expect(await reasonOf(inside)).toBe('silent');
    expect((await admin.ask('DELETE', `/places/${place.id}/limits`)).status).toBe(409);
    await put({ diskOver: 80 }, `/places/${place.id}/limits`);
    await admin.ask('DELETE', `/places/${place.id}`);
    expect(LimitsView.parse((await admin.ask('GET', '/limits')).body).places).toEqual({});
  });

  it('say before they are saved how many stations would need a hand', async () => {
    await said({ disk: '80-90' });
    await said({ disk: '90-95' });
    await said({});
    server.time += 3;
    const tried = async (limits: Partial<Limits>) =>
      LimitsTried.parse((await admin.ask('POST', '/limits/try', { ...usual, ...limits })).body);
    expect(await tried({ diskOver: 80 })).toEqual({ now: 1, tried: 2 });
    expect(await tried({ diskOver: 95 })).toEqual({ now: 1, tried: 0 });
    expect(LimitsView.parse((await admin.ask('GET', '/limits')).body).usual.diskOver).toBe(90);
  });

  it('tell old software by a release that is named, or by the one that half of the stations have reached', async () => {
    const release = (minor: number, patch = 0) => ({ software: { major: 1, minor, patch } });
    const [old, tried] = [await said(release(4)), await said(release(6))];
    const most = [await said(release(5)), await said(release(5)), await said(release(5))];
    await rejudge(server.database, server.limits, server.time);
    expect(LimitsView.parse((await admin.ask('GET', '/limits')).body).fleetRelease).toBe('1.5.0');
    expect([await reasonOf(old), await reasonOf(tried)]).toEqual(['software-old', 'well']);
    for (const one of most) expect(await reasonOf(one)).toBe('well');
    await put({ oldestRelease: '1.5.1' });
    expect(await Promise.all([old, tried, ...most].map(reasonOf))).toEqual([
      'software-old',
      'well',
      ...most.map(() => 'software-old'),
    ]);
    await put({ oldestRelease: 'any' });
    expect(await reasonOf(old)).toBe('well');
  });

  it('reach another process that had read them before', async () => {
    const other = await limitSource(server.database, Settings.parse({}));
    const before = other.of(null);
    await put({ lateAfterHours: 48 });
    expect(other.of(null)).toBe(before);
    await other.freshen(server.time);
    expect(other.of(null).lateAfter).toBe(48);
  });

  it('are judged by anew in one of several processes, every five minutes', async () => {
    const one = await said({ disk: '80-90' });
    expect(await rejudge(server.database, server.limits, server.time)).toBe(0);
    expect(await rejudge(server.database, server.limits, server.time)).toBeNull();
    await server.database.write([{ sql: "UPDATE stations SET condition = 'hot'" }]);
    server.time += 300;
    expect(await rejudge(server.database, server.limits, server.time)).toBe(1);
    expect(await reasonOf(one)).toBe('well');
  });
});
