// The staff API through the whole server, over both stores: signing in, roles, and everything that a page may ask for.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  Fleet,
  Keeping,
  MemberView,
  Place,
  Promises,
  Series,
  StationDetail,
  staffApi,
  TokenMade,
  TokenView,
  TrailView,
  Usage,
} from '../../../contract/staff-api.ts';
import { rollUp } from '../../../server/jobs/roll-up.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf, request, type TestMember } from '../../support/server/staff.ts';
import { enrolTest, messageFrom, send, type TestStation, wellDay, wellReport } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const hour = 3600;

describe.each(storeKinds)('the staff API with $name', (kind) => {
  let server: TestServer;
  let admin: TestMember;
  let technician: TestMember;
  let viewer: TestMember;
  let token: string;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh());
  });
  // Anew for each test: clocks are turned by days here, and a session lasts half of one at most.
  beforeEach(async () => {
    [admin, technician, viewer] = [
      await memberOf(server, 'admin'),
      await memberOf(server, 'technician'),
      await memberOf(server, 'viewer'),
    ];
    token = await server.token();
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });
  /** Somebody who has just signed in: the others' time may be over. */
  const look = async (path: string) => (await (await memberOf(server, 'viewer')).ask('GET', path)).body;
  const station = (): Promise<TestStation> => enrolTest(server.app, token);
  const fleet = async () => Fleet.parse(await look('/stations'));
  const rowOf = async (id: string) => (await fleet()).rows.find(([of]) => of === id);
  const detail = async (id: string) => StationDetail.parse(await look(`/stations/${id}`));

  it('lets each role do what it may, and nobody without a sign-in anything', async () => {
    const { id } = await station();
    const uuid = '00000000-0000-4000-8000-000000000000';
    const routes: [Parameters<TestMember['ask']>, 'viewer' | 'technician' | 'admin'][] = [
      [['GET', '/stations'], 'viewer'],
      [['GET', `/stations/${id}`], 'viewer'],
      [['GET', `/stations/${id}/series`], 'viewer'],
      [['GET', '/promises'], 'viewer'],
      [['GET', '/places'], 'viewer'],
      [['GET', '/views'], 'viewer'],
      [['GET', '/usage'], 'viewer'],
      [['PATCH', `/stations/${id}`, { name: 'Desk 1' }], 'technician'],
      [['PUT', `/stations/${id}/maintenance`, { until: server.time + 60, reason: 'image' }], 'technician'],
      [['DELETE', `/stations/${id}/maintenance`], 'technician'],
      [['DELETE', `/stations/${uuid}`], 'technician'],
      [['DELETE', `/places/${uuid}`], 'technician'],
      [['GET', '/tokens'], 'technician'],
      [['DELETE', `/tokens/${uuid}`], 'technician'],
      [['GET', '/staff'], 'admin'],
      [['POST', '/staff', { name: 'Somebody', role: 'viewer' }], 'admin'],
      [['PATCH', `/staff/${uuid}`, { role: 'viewer' }], 'admin'],
      [['DELETE', `/staff/${uuid}`], 'admin'],
      [['GET', '/trail'], 'admin'],
      [['GET', '/keeping'], 'admin'],
    ];
    const ranks = ['viewer', 'technician', 'admin'];
    for (const [[method, path, body], needed] of routes) {
      const nobody = await request(server, { method, url: `${staffApi}${path}`, ...(body && { payload: body }) });
      expect([path, nobody.status]).toEqual([path, 401]);
      for (const [rank, member] of [viewer, technician, admin].entries()) {
        const { status } = await member.ask(method, path, body);
        expect([path, member.name, status === 403]).toEqual([path, member.name, rank < ranks.indexOf(needed)]);
        expect(status).not.toBe(500);
      }
    }
  });

  it('shows a station failing, falling silent and recovering', async () => {
    const one = await station();
    const begun = [one.id, expect.stringMatching(/^New \d+$/), null, 'silent', 'never'];
    expect((await rowOf(one.id))?.slice(0, 5)).toEqual(begun);
    await send(server.app, one.next());
    server.time += 3;
    expect((await rowOf(one.id))?.slice(3, 5)).toEqual(['well', 'well']);
    await send(server.app, one.next({ ...wellReport, outOfService: 'WIPE-01', failedWipes: '1' }));
    server.time += 3;
    expect((await rowOf(one.id))?.slice(3)).toEqual(['out', 'wipe-failed', hour, 'WIPE-01']);
    expect(await detail(one.id)).toMatchObject({
      findings: [{ code: 'wipe-failed' }, { code: 'wipes-failed' }],
      promises: { erased: 'broken', daily: 'kept', logs: 'kept', canary: 'kept', contained: 'kept', updated: 'kept' },
      report: { outOfService: 'WIPE-01' },
    });
    server.time += 1500;
    expect((await rowOf(one.id))?.[4]).toBe('silent');
    expect((await detail(one.id)).promises.erased).toBe('unknown');
    await send(server.app, one.next({ ...wellReport, disk: 'over-95' }));
    server.time += 3;
    expect((await rowOf(one.id))?.slice(3)).toEqual(['attention', 'disk-full', 300, 'over-95']);
    await send(server.app, one.next());
    server.time += 3;
    expect((await rowOf(one.id))?.slice(3, 5)).toEqual(['well', 'well']);
  });

  it('puts the worst first, and names one cause for a place that falls silent together', async () => {
    const place = Place.parse((await technician.ask('POST', '/places', { name: 'Map room', hours: [] })).body);
    const three = [await station(), await station(), await station()];
    for (const one of three) {
      await send(server.app, one.next());
      expect((await technician.ask('PATCH', `/stations/${one.id}`, { place: place.id })).status).toBe(200);
    }
    server.time += 1800;
    technician = await memberOf(server, 'technician');
    const closed = await station();
    await send(server.app, closed.next({ ...wellReport, outOfService: 'AGENT-04' }));
    server.time += 3;
    const { rows, counts } = await fleet();
    expect(rows[0]?.[0]).toBe(closed.id);
    for (const one of three) {
      const row = rows.find(([id]) => id === one.id);
      expect([row?.[4], row?.[6]]).toEqual(['silent-place', 3]);
    }
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    // Closed now: nothing to do until it opens.
    const never = Array.from({ length: 7 }, () => null);
    expect((await technician.ask('PATCH', `/places/${place.id}`, { name: 'Map room', hours: never })).status).toBe(200);
    expect((await rowOf(three[0]?.id ?? ''))?.[4]).toBe('silent-closed');
    expect((await technician.ask('POST', '/places', { name: 'Map room', hours: [] })).status).toBe(409);
    expect((await technician.ask('DELETE', `/places/${place.id}`)).status).toBe(200);
    expect((await rowOf(three[0]?.id ?? ''))?.[2]).toBeNull();
  });

  it('keeps maintenance to its end, a month at most', async () => {
    const one = await station();
    const put = (until: number, reason = 'moving') =>
      technician.ask('PUT', `/stations/${one.id}/maintenance`, { until, reason });
    expect((await put(server.time)).status).toBe(409);
    expect((await put(server.time + 32 * 86_400)).status).toBe(409);
    expect((await put(server.time + 60, 'a note about somebody')).status).toBe(400);
    expect((await put(server.time + 60)).status).toBe(200);
    expect(await detail(one.id)).toMatchObject({
      verdict: 'hold',
      maintenance: { reason: 'moving', by: technician.name },
    });
    server.time += 61;
    expect(await detail(one.id)).toMatchObject({ verdict: 'silent', maintenance: null });
  });

  it('retires a station: it is gone from every list, and its reports are refused', async () => {
    const one = await station();
    await send(server.app, one.next());
    expect((await technician.ask('DELETE', `/stations/${one.id}`)).status).toBe(200);
    expect((await viewer.ask('GET', `/stations/${one.id}`)).status).toBe(404);
    expect(await rowOf(one.id)).toBeUndefined();
    expect((await send(server.app, one.next())).statusCode).toBe(410);
  });

  it('draws hours from reports, and days from sums, as bands of steps with gaps', async () => {
    const one = await station();
    const start = server.time;
    const at = async (seconds: number, report = wellReport) => {
      server.time = start + seconds;
      await send(server.app, one.next(report));
    };
    await at(0);
    await at(300, { ...wellReport, disk: '70-80' });
    await at(3 * hour, { ...wellReport, outOfService: 'WIPE-02' });
    await at(26 * hour, { ...wellReport, day: { ...wellDay, load: '25-50', sessions: 7 } });
    server.time = start + 27 * hour;
    const read = async (range: string) => Series.parse(await look(`/stations/${one.id}/series?range=${range}`));
    const day = await read('day');
    const point = (seconds: number) => Math.floor((start + seconds - day.from) / day.step);
    expect(day.bands.disk?.[point(26 * hour)]).toEqual([0, 0]);
    expect(day.bands.disk?.[point(20 * hour)]).toBeNull();
    expect(day.verdicts[point(20 * hour)]).toBe('unheard');
    // What a patron can move is never told by the hour.
    expect(Object.keys(day.bands)).toEqual(['disk', 'network', 'clock', 'updates']);
    const before = await read('month');
    expect(before.bands.disk?.[28]).toBeNull();
    await rollUp(server.database, server.time);
    const month = await read('month');
    expect([month.bands.disk?.[28], month.verdicts[28]]).toEqual([[0, 2], 'out']);
    expect([month.bands.load?.[29], month.before]).toEqual([[1, 1], 28]);
    expect((await read('year')).bands.disk?.[51]).toEqual([0, 2]);
    expect(await look(`/stations/${one.id}/series?range=hour`)).toBeNull();
  });

  it('sums up an hour again when a report of it comes late', async () => {
    const one = await station();
    await send(server.app, one.next());
    const late = server.time;
    server.time += 30 * hour;
    await rollUp(server.database, server.time);
    const full = { ...wellReport, disk: 'over-95' as const };
    await send(server.app, one.next(full, { age: (server.time - late) / 300 }));
    server.time += 600;
    // Ended by force in between: what was to be summed up again still is.
    const ended = () => Promise.reject(new Error('ended'));
    const write: typeof server.database.write = (statements) =>
      statements.some(({ sql }) => sql.includes('INTO hours')) ? ended() : server.database.write(statements);
    await expect(rollUp({ ...server.database, write }, server.time)).rejects.toThrow('ended');
    expect(await server.database.rows('SELECT * FROM late_hours')).toHaveLength(1);
    server.time += 300;
    await rollUp(server.database, server.time);
    const month = Series.parse(await look(`/stations/${one.id}/series?range=month`));
    const point = Math.floor((late - month.from) / month.step);
    expect(month.bands.disk?.[point]).toEqual([0, 5]);
    expect(await server.database.rows('SELECT * FROM late_hours')).toEqual([]);
  });

  it('counts each promise, and sums usage only where ten stations hide each other', async () => {
    const promises = Promises.parse((await viewer.ask('GET', '/promises')).body);
    const total = (await fleet()).rows.length;
    for (const { kept, broken, unknown } of promises.promises) expect(kept + broken + unknown).toBe(total);
    const some = await Promise.all(Array.from({ length: 9 }, station));
    const usage = async () => Usage.parse(await look('/usage'));
    const report = { ...wellReport, day: { ...wellDay, sessions: 10 } };
    for (const one of some) await send(server.app, one.next(report));
    const more = await station();
    server.time += 26 * hour;
    await rollUp(server.database, server.time);
    const before = await usage();
    expect(before.weeks.every(({ stations }) => stations >= 10)).toBe(true);
    await send(server.app, messageFrom(more.id, more.key, 1, report, { age: (26 * hour) / 300 }));
    server.time += 600;
    await rollUp(server.database, server.time);
    const after = await usage();
    expect(after.places).toMatchObject([{ place: null }]);
    expect(after.places[0]?.sum).toBeGreaterThanOrEqual(100);
  });

  it('makes tokens that are shown once, and revokes them', async () => {
    const body = { label: 'spring image', place: null, mostUses: 2, endsAt: server.time + 86_400 };
    const made = TokenMade.parse((await technician.ask('POST', '/tokens', body)).body);
    await enrolTest(server.app, made.word);
    const list = async () => (await technician.ask('GET', '/tokens')).body as unknown[];
    const seen = (await list()).map((one) => TokenView.parse(one)).find(({ id }) => id === made.token.id);
    expect(seen).toMatchObject({ label: 'spring image', uses: 1, state: 'works', madeBy: technician.name });
    expect(JSON.stringify(await list())).not.toContain(made.word);
    expect((await technician.ask('DELETE', `/tokens/${made.token.id}`)).status).toBe(200);
    await expect(enrolTest(server.app, made.word)).rejects.toThrow('ENROL-04');
    expect((await technician.ask('POST', '/tokens', { ...body, endsAt: server.time })).status).toBe(409);
    expect((await technician.ask('POST', '/tokens', { ...body, label: '<b>' })).status).toBe(400);
  });

  it('lets admins invite, change and remove others, and never themselves', async () => {
    const invited = (await admin.ask('POST', '/staff', { name: 'Mei Okafor', role: 'viewer' })).body as { id: string };
    expect((await admin.ask('POST', '/staff', { name: 'MEI OKAFOR', role: 'viewer' })).status).toBe(409);
    expect((await admin.ask('PATCH', `/staff/${invited.id}`, { role: 'technician' })).status).toBe(200);
    expect((await admin.ask('PATCH', `/staff/${admin.session.id}`, { role: 'viewer' })).status).toBe(409);
    expect((await admin.ask('DELETE', `/staff/${admin.session.id}`)).status).toBe(409);
    const staff = ((await admin.ask('GET', '/staff')).body as unknown[]).map((one) => MemberView.parse(one));
    expect(staff.find(({ id }) => id === invited.id)).toMatchObject({ role: 'technician', state: 'invited' });
    const removed = await memberOf(server, 'technician');
    expect((await removed.ask('GET', '/session')).status).toBe(200);
    expect((await admin.ask('DELETE', `/staff/${removed.session.id}`)).status).toBe(200);
    expect((await removed.ask('GET', '/session')).status).toBe(401);
  });

  it('writes down what staff did, to the minute, without an address', async () => {
    const read = async (query: string) => TrailView.parse((await admin.ask('GET', `/trail${query}`)).body);
    const one = await station();
    server.time += 61;
    await technician.ask('PATCH', `/stations/${one.id}`, { name: 'Maps 09' });
    const trail = await read('');
    expect(trail.lines[0]).toMatchObject({ who: technician.name, did: 'station-renamed', subject: 'Maps 09' });
    expect(trail.lines.every(({ at }) => at % 60 === 0)).toBe(true);
    for (const did of ['role-changed', 'staff-removed', 'token-made', 'station-retired']) {
      const { lines } = await read(`?did=${did}`);
      expect(new Set(lines.map((line) => line.did))).toEqual(new Set([did]));
    }
    const second = await read(`?before=${trail.lines[0]?.number}`);
    expect(second.lines[0]?.number).toBe(trail.lines[1]?.number);
    expect(JSON.stringify(trail)).not.toContain('127.0.0.1');
    expect(Keeping.parse((await admin.ask('GET', '/keeping')).body).store).toBe(server.database.dialect.name);
  });

  it('keeps no address in any row', async () => {
    const tables = ['stations', 'tokens', 'staff', 'sign_ins', 'attempts', 'trail', 'jobs', 'views', 'places'];
    for (const table of tables) {
      expect(JSON.stringify(await server.database.rows(`SELECT * FROM ${table}`))).not.toMatch(
        /127\.0\.0\.1|lightMyRequest/,
      );
    }
    expect(server.logged).toEqual([]);
  });
});
