// Signing in over both stores: the cookie, wrong passwords and waits, invitations, the end of a session, and requests from elsewhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csrfHeader, Session, SignInWays, staffApi } from '../../../contract/staff-api.ts';
import { invite } from '../../../server/staff/invite.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { cookieOf, memberOf, password, request, type TestMember } from '../../support/server/staff.ts';
import { storeKinds } from '../../support/server/stores.ts';

describe.each(storeKinds)('signing in with $name', (kind) => {
  let server: TestServer;
  let technician: TestMember;
  let viewer: TestMember;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh());
  });
  beforeEach(async () => {
    [technician, viewer] = [await memberOf(server, 'technician'), await memberOf(server, 'viewer')];
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });
  const signIn = (name: string, word: string, headers: object = {}) =>
    server.app.inject({
      method: 'POST',
      url: `${staffApi}/session`,
      payload: { name, password: word },
      headers: { ...headers },
    });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn(` ${viewer.name.toUpperCase()} `, password);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-lethe=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
    expect(Session.parse(answer.json())).toMatchObject({ name: viewer.name, role: 'viewer' });
  });

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const [one, other] = [await signIn(viewer.name, 'not the password'), await signIn('nobody', 'not the password')];
    expect([one.statusCode, one.json()]).toEqual([401, { refused: 'wrong', seconds: 0 }]);
    expect([other.statusCode, other.json()]).toEqual([401, { refused: 'wrong', seconds: 0 }]);
    expect(one.headers['set-cookie']).toBeUndefined();
  });

  it('makes whoever guesses wait, longer each time, the right password included', async () => {
    const guessed = await memberOf(server, 'viewer');
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn(guessed.name, 'wrong')).statusCode).toBe(401);
    const waits = await signIn(guessed.name, password);
    expect([waits.statusCode, waits.json()]).toEqual([429, { refused: 'wait', seconds: 60 }]);
    server.time += 61;
    expect((await signIn(guessed.name, 'wrong')).statusCode).toBe(401);
    expect((await signIn(guessed.name, password)).json()).toEqual({ refused: 'wait', seconds: 120 });
    server.time += 121;
    expect((await signIn(guessed.name, password)).statusCode).toBe(200);
  });

  it('counts wrong passwords that come together one by one', async () => {
    const { name } = await memberOf(server, 'viewer');
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(name, 'wrong')));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect((await signIn(name, password)).json()).toEqual({ refused: 'wait', seconds: 60 });
  });

  it('tries no more than thirty from one address in a minute, however they come, and few at once', async () => {
    server.time += 60;
    const statuses = async (count: number) => {
      const sent = Array.from({ length: count }, (_, at) => signIn(`nobody ${server.time} ${at}`, 'wrong'));
      return (await Promise.all(sent)).map(({ statusCode }) => statusCode);
    };
    const first = await statuses(100);
    expect(new Set(first)).toEqual(new Set([401, 429]));
    expect(first.filter((status) => status === 401)).toHaveLength(20);
    const second = await statuses(15);
    expect(second.filter((status) => status === 401)).toHaveLength(10);
    server.time += 60;
    // What went well is not counted.
    for (let count = 0; count < 31; count += 1) expect((await signIn(viewer.name, password)).statusCode).toBe(200);
  });

  it('takes an invitation once, within its days, with a password that is long enough', async () => {
    const invited = await invite(server.database, { name: 'new one', role: 'viewer', by: 'test', now: server.time });
    const invitation = invited.ok ? invited.value.invitation : '';
    const join = (word: string) =>
      request(server, { method: 'POST', url: `${staffApi}/join`, payload: { invitation, password: word } });
    expect((await join('short')).status).toBe(400);
    expect((await join(password)).status).toBe(200);
    expect((await join(password)).status).toBe(401);
    const late = await invite(server.database, {
      name: 'late one',
      role: 'viewer',
      by: 'test',
      now: server.time - 3 * 86_400,
    });
    const payload = { invitation: late.ok ? late.value.invitation : '', password };
    expect((await request(server, { method: 'POST', url: `${staffApi}/join`, payload })).status).toBe(401);
  });

  it('ends after half an hour without use, after twelve hours, and when it is ended', async () => {
    const start = server.time;
    const ask = (cookie: string) => request(server, { url: `${staffApi}/session`, headers: { cookie } });
    const one = cookieOf((await signIn(viewer.name, password)).headers['set-cookie']);
    server.time += 1799;
    expect((await ask(one)).status).toBe(200);
    server.time += 1800;
    technician = await memberOf(server, 'technician');
    expect((await ask(one)).status).toBe(401);
    const two = cookieOf((await signIn(viewer.name, password)).headers['set-cookie']);
    for (let used = 0; used < 28; used += 1) {
      server.time += 1500;
      expect((await ask(two)).status).toBe(200);
    }
    server.time += 1500;
    expect((await ask(two)).status).toBe(401);
    server.time = start;
    const third = await memberOf(server, 'viewer');
    expect((await third.ask('DELETE', '/session')).status).toBe(200);
    expect((await third.ask('GET', '/session')).status).toBe(401);
    expect(SignInWays.parse((await request(server, { url: `${staffApi}/sign-in-ways` })).body)).toEqual({
      institution: null,
      shortestPassword: 12,
    });
  });

  it('refuses what another site makes the browser send', async () => {
    const body = { name: 'Lobby', hours: [] };
    expect((await technician.ask('POST', '/places', body, { [csrfHeader]: 'x'.repeat(43) })).status).toBe(403);
    expect((await technician.ask('POST', '/places', body, { [csrfHeader]: '' })).status).toBe(403);
    expect((await technician.ask('POST', '/places', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await signIn(viewer.name, password, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await technician.ask('GET', '/places')).body).toEqual([]);
  });

  it('keeps saved views for their owner alone', async () => {
    const view = { name: 'Sick maps', address: '?verdict=out&place=maps' };
    expect((await viewer.ask('PUT', '/views', view)).status).toBe(200);
    expect((await viewer.ask('GET', '/views')).body).toEqual([view]);
    expect((await technician.ask('GET', '/views')).body).toEqual([]);
    expect((await viewer.ask('PUT', '/views', { ...view, address: 'https://elsewhere' })).status).toBe(400);
    expect((await viewer.ask('DELETE', '/views?name=Sick%20maps')).status).toBe(200);
    expect((await viewer.ask('GET', '/views')).body).toEqual([]);
  });
});
