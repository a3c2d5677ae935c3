// Wall displays over both stores: a key that is shown once, lets a screen watch the stations and do nothing else, and ends when it is removed.
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffApi, TrailView, WallMade, WallView } from '../../../contract/staff-api.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { routesOf, type TestRoute } from '../../support/server/routes.ts';
import { cookieOf, memberOf } from '../../support/server/staff.ts';
import { enrolTest, send } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const wrongKey = 'A'.repeat(43);

describe.each(storeKinds)('a wall display with $name', (kind) => {
  let server: TestServer;
  let address: string;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh());
    address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });

  const make = async (name: string): Promise<WallMade> => {
    const admin = await memberOf(server, 'admin');
    return WallMade.parse((await admin.ask('POST', '/walls', { name })).body);
  };
  const letIn = (key: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: 'POST', url: `${staffApi}/wall`, payload: { key }, headers });
  const cookieFor = async (key: string): Promise<string> => cookieOf((await letIn(key)).headers['set-cookie']);
  const pageFor = async (cookie: string): Promise<string> =>
    (await server.app.inject({ url: '/wall', headers: { cookie } })).body;
  const streamFor = (cookie: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(`${address}${staffApi}/live`, { headers: { cookie } }, resolve).on('error', reject);
    });

  it('has a key that only an admin makes and removes, and that nobody is shown again', async () => {
    const { wall, key } = await make('Staff room');
    const admin = await memberOf(server, 'admin');
    const list = ((await admin.ask('GET', '/walls')).body as unknown[]).map((one) => WallView.parse(one));
    expect(list).toContainEqual(wall);
    expect(JSON.stringify(await server.database.rows('SELECT * FROM walls'))).not.toContain(key);
    const technician = await memberOf(server, 'technician');
    expect((await technician.ask('GET', '/walls')).status).toBe(403);
    expect((await technician.ask('POST', '/walls', { name: 'Hall' })).status).toBe(403);
    expect((await technician.ask('DELETE', `/walls/${wall.id}`)).status).toBe(403);
    expect((await admin.ask('POST', '/walls', { name: '<b>' })).status).toBe(400);
    expect((await admin.ask('DELETE', `/walls/${wall.id}`)).status).toBe(200);
    expect((await admin.ask('DELETE', `/walls/${wall.id}`)).status).toBe(409);
    const { lines } = TrailView.parse((await admin.ask('GET', '/trail')).body);
    const told = lines.filter(({ subject }) => subject === 'Staff room').map(({ did }) => did);
    expect(told).toEqual(['wall-removed', 'wall-added']);
    expect(JSON.stringify(lines)).not.toContain(key);
  });

  it('is let in by its key alone, by its own page alone, and into a cookie that no script reads', async () => {
    const { key } = await make('Hall');
    const answer = await letIn(key);
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-lethe-wall=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=34560000$/,
    );
    expect((await letIn(wrongKey)).statusCode).toBe(401);
    expect((await letIn(key.slice(1))).statusCode).toBe(400);
    expect((await letIn(key, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await letIn(wrongKey)).headers['set-cookie']).toBeUndefined();
  });

  it('sees the stations, in its page and live, and nobody’s name', async () => {
    const one = await enrolTest(server.app, await server.token());
    await send(server.app, one.next());
    server.time += 3;
    const { key } = await make('Desk');
    const cookie = await cookieFor(key);
    const page = await pageFor(cookie);
    expect(page).toContain(one.id);
    expect(page).toContain('"member":null');
    expect(await pageFor(`__Host-lethe-wall=${wrongKey}`)).not.toContain(one.id);
    const stream = await streamFor(cookie);
    expect(stream.statusCode).toBe(200);
    const first = await new Promise<string>((resolve) => stream.once('data', (data) => resolve(String(data))));
    expect(first).toMatch(/^event: fleet\n/);
    expect(first).toContain(one.id);
    stream.destroy();
    expect((await streamFor(`__Host-lethe-wall=${wrongKey}`)).statusCode).toBe(401);
  });

  it('is given its cookie anew by its page, so that it never has to be let in again', async () => {
    const { key } = await make('Lobby');
    const cookie = await cookieFor(key);
    const given = async (url: string, with_: string) =>
      (await server.app.inject({ url, headers: { cookie: with_ } })).headers['set-cookie'];
    expect(String(await given('/wall', cookie))).toMatch(/^__Host-lethe-wall=[\w-]{43}; .*Max-Age=34560000$/);
    expect(await given('/settings', cookie)).toBeUndefined();
    expect(await given('/wall', `__Host-lethe-wall=${wrongKey}`)).toBeUndefined();
  });

  it('is refused by every other route of staff, and by their pages', async () => {
    const { key } = await make('Office');
    const cookie = await cookieFor(key);
    const id = '00000000-0000-4000-8000-000000000000';
    const toEverybody = ['/wall', '/session', '/join', '/sign-in-ways', '/knows'].map((path) => staffApi + path);
    // Of these only the one that is asked without a sign-in; /session is also read and ended by whoever has one.
    const isOpen = ({ method, url }: TestRoute): boolean =>
      toEverybody.includes(url) && !(url.endsWith('/session') && method !== 'POST');
    const ofStaff = routesOf(server.app).filter(({ url }) => url.startsWith(staffApi) && url !== `${staffApi}/live`);
    const closed = ofStaff.filter((route) => !isOpen(route));
    expect(closed.length).toBeGreaterThan(40);
    for (const { method, url } of closed) {
      const { statusCode } = await server.app.inject({ method, url: url.replace(':id', id), headers: { cookie } });
      expect([method, url, statusCode]).toEqual([method, url, 401]);
    }
    for (const path of ['/', '/settings', '/staff', `/stations/${id}`]) {
      const { statusCode } = await server.app.inject({ url: path, headers: { cookie } });
      expect([path, statusCode]).toEqual([path, 303]);
    }
  });

  it('sees nothing more once its key is removed, on a page that is open too', async () => {
    const { wall, key } = await make('Corridor');
    const cookie = await cookieFor(key);
    const stream = await streamFor(cookie);
    const ended = new Promise((resolve) => stream.on('end', resolve));
    stream.resume();
    const admin = await memberOf(server, 'admin');
    await admin.ask('DELETE', `/walls/${wall.id}`);
    await ended;
    expect(await pageFor(cookie)).toContain('"fleet":null');
    expect((await letIn(key)).statusCode).toBe(401);
  }, 40_000);
});
