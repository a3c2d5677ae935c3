// Signing in with the institution, against a real OpenID provider on a socket, and every way in which it must be refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignInWays, staffApi } from '../../../contract/staff-api.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { type Provider, startProvider } from '../../support/server/provider.ts';
import { cookieOf, request } from '../../support/server/staff.ts';

describe('signing in with the institution', () => {
  let provider: Provider;
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lethe-institution-'));
    provider = await startProvider();
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, `${provider.secret}\n`);
    const { issuer, client } = provider;
    const roles = { 'lethe-staff': 'viewer', 'lethe-admins': 'admin' };
    const institution = { issuer, client, secretFile, label: 'Sign in with Example University', roles };
    server = await startTestServer(`sqlite:${join(folder, 'lethe.db')}`, { institution });
  });
  afterAll(async () => {
    await server.stop();
    await provider.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    provider.claims = { sub: 'u-1', name: 'Mei Okafor', groups: ['everybody', 'lethe-staff'] };
    provider.spoil = {};
  });

  /** As a browser does it: there, through the provider, and back. */
  async function leave(): Promise<{ back: string; cookie: string }> {
    const left = await server.app.inject({ url: `${staffApi}/institution` });
    const there = await fetch(String(left.headers.location), { redirect: 'manual' });
    const back = new URL(String(there.headers.get('location')));
    return { back: `${back.pathname}${back.search}`, cookie: cookieOf(left.headers['set-cookie']) };
  }
  async function comeBack(back: string, cookie: string) {
    const answer = await server.app.inject({ url: back, headers: { cookie } });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    const session = cookies.find((one) => one.startsWith('__Host-lethe='));
    return { to: answer.headers.location, session: session === undefined ? null : cookieOf(session) };
  }
  async function signIn() {
    const { back, cookie } = await leave();
    return comeBack(back, cookie);
  }
  const who = async (session: string | null) =>
    (await request(server, { url: `${staffApi}/session`, headers: { cookie: session ?? '' } })).body;

  it('is offered under the name that the library gives it', async () => {
    const { body } = await request(server, { url: `${staffApi}/sign-in-ways` });
    expect(SignInWays.parse(body).institution).toBe('Sign in with Example University');
  });

  it('gives the role of the group, anew at each sign-in', async () => {
    const first = await signIn();
    expect(first.to).toBe('/');
    expect(await who(first.session)).toMatchObject({ name: 'Mei Okafor', role: 'viewer' });
    provider.claims = { ...provider.claims, name: 'Mei O.', groups: 'lethe-admins' };
    expect(await who((await signIn()).session)).toMatchObject({ name: 'Mei O.', role: 'admin' });
    expect((await server.database.rows('SELECT count(*) AS count FROM staff'))[0]?.count).toBe(1);
  });

  it('lets nobody in who is in no group of the library', async () => {
    provider.claims = { sub: 'u-2', name: 'A patron', groups: ['everybody'] };
    expect(await signIn()).toEqual({ to: '/sign-in?refused=institution', session: null });
    expect(await server.database.rows("SELECT 1 FROM staff WHERE account = 'institution:u-2'")).toEqual([]);
  });

  it.each([
    ['a token for another session', () => (provider.spoil = { nonce: 'another' })],
    ['a token for another program', () => (provider.spoil = { audience: 'another' })],
    ['a token that somebody else signed', () => (provider.spoil = { otherKey: true })],
    ['a token of another issuer', () => (provider.claims = { ...provider.claims, iss: 'http://127.0.0.1:1' })],
    ['a token that has ended', () => (provider.claims = { ...provider.claims, exp: 1 })],
  ])('refuses %s', async (_says, spoil) => {
    spoil();
    expect((await signIn()).session).toBeNull();
  });

  it('refuses to come back from a journey that this browser did not begin', async () => {
    const [mine, theirs] = [await leave(), await leave()];
    expect((await comeBack(mine.back, '')).session).toBeNull();
    expect((await comeBack(mine.back, theirs.cookie)).session).toBeNull();
    expect((await comeBack(theirs.back, theirs.cookie)).session).not.toBeNull();
    expect((await comeBack(theirs.back, theirs.cookie)).session).toBeNull();
  });

  it('takes from a name what could break a line or a page', async () => {
    provider.claims = { sub: 'u-3', name: '<b>Tom\u0000\nBeck</b>', groups: ['lethe-staff'] };
    expect(await who((await signIn()).session)).toMatchObject({ name: 'bTomBeck/b' });
  });

  it('gives no local way into an account of the institution', async () => {
    const payload = { name: 'institution:u-1', password: 'whatever it may be' };
    const answer = await request(server, { method: 'POST', url: `${staffApi}/session`, payload });
    expect(answer).toEqual({ status: 401, body: { refused: 'wrong', seconds: 0 } });
  });
});
