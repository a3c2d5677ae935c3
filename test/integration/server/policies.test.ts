// Policies through the whole server, over both stores: looked at, rolled out by shares, handed to stations, and signed elsewhere.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBundle } from '../../../contract/policy-bundle.ts';
import { policyAuthorization, policyPath, writePull } from '../../../contract/policy-pull.ts';
import { stepOf } from '../../../contract/policy-share.ts';
import { fingerprintOfBundle, isSignedBy } from '../../../contract/policy-signature.ts';
import {
  Place,
  PlacePolicy,
  PoliciesView,
  PolicyChanges,
  PolicyDrafted,
  PolicyRefused,
  PolicyView,
  staffApi,
  TrailView,
} from '../../../contract/staff-api.ts';
import { runCommand } from '../../../server/cli/command.ts';
import { makeSigner, place, policyText } from '../../support/policy/signer.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf, request, type TestMember } from '../../support/server/staff.ts';
import { enrolTest, newNonce, send, type TestStation, wellReport } from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

const signer = makeSigner();

describe.each(storeKinds)('policies with $name', (kind) => {
  let server: TestServer;
  let admin: TestMember;
  let placeId: string;
  let token: string;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh(), { policyKeys: [signer.line] });
    admin = await memberOf(server, 'admin');
    token = await server.token();
    placeId = Place.parse((await admin.ask('POST', '/places', { name: place, hours: [] })).body).id;
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });

  const bundle = (serial: number, changes = {}) => signer.sign(serial, server.time, changes);
  const upload = (text: string, share = 100) => admin.ask('POST', '/policies', { place: placeId, bundle: text, share });
  const stationHere = async (): Promise<TestStation> => {
    const station = await enrolTest(server.app, token);
    await admin.ask('PATCH', `/stations/${station.id}`, { place: placeId });
    return station;
  };
  const pull = async ({ id, key }: Pick<TestStation, 'id' | 'key'>, held = '0'.repeat(64)) => {
    const headers = { [policyAuthorization]: writePull(id, key, newNonce()), 'if-none-match': `"${held}"` };
    const { statusCode, body, headers: said } = await server.app.inject({ method: 'GET', url: policyPath, headers });
    return { status: statusCode, body, etag: said.etag };
  };

  it('are shown before anything happens, then handed out whole to a station of the place, and not twice', async () => {
    const first = bundle(1);
    const shown = PolicyChanges.parse(
      (await admin.ask('POST', '/policies/preview', { place: placeId, bundle: first })).body,
    );
    expect(shown).toMatchObject({
      serial: 1,
      changes: expect.arrayContaining([{ key: 'daily.at', before: null, after: '"01:30"' }]),
    });
    const station = await stationHere();
    expect((await pull(station)).status).toBe(204);
    expect((await upload(first)).status).toBe(200);
    const got = await pull(station);
    expect(got).toEqual({ status: 200, body: first, etag: `"${fingerprintOfBundle(first)}"` });
    expect((await pull(station, fingerprintOfBundle(first))).status).toBe(304);
    const second = bundle(2, { policy: policyText({ daily: { at: '01:45' } }) });
    const changes = (await admin.ask('POST', '/policies/preview', { place: placeId, bundle: second })).body;
    expect(PolicyChanges.parse(changes).changes).toEqual([{ key: 'daily.at', before: '"01:30"', after: '"01:45"' }]);
  });

  it('are handed to nobody else: another place, another key, a stranger, a retired station', async () => {
    const elsewhere = await enrolTest(server.app, token);
    expect((await pull(elsewhere)).status).toBe(204);
    const station = await stationHere();
    expect((await pull(station)).status).toBe(200);
    expect((await pull({ ...station, key: Buffer.alloc(32, 1) })).status).toBe(401);
    expect((await pull({ ...station, id: '0123456789abcdef' })).status).toBe(401);
    expect((await server.app.inject({ method: 'GET', url: policyPath })).statusCode).toBe(401);
  });

  it('reach a share of the stations, always the same ones, and nobody gets an older one again', async () => {
    const next = bundle(3);
    const view = PolicyView.parse((await upload(next, 0)).body);
    const stations = await Promise.all(Array.from({ length: 12 }, stationHere));
    const serials = async () => Promise.all(stations.map(async (one) => readBundle((await pull(one)).body)?.serial));
    const expected = (share: number) => stations.map(({ id }) => (stepOf(id) < share ? 3 : 1));
    for (const share of [0, 50, 100]) {
      expect((await admin.ask('PATCH', `/policies/${view.id}`, { share })).status).toBe(200);
      expect(await serials()).toEqual(expected(share));
    }
    await admin.ask('PATCH', `/policies/${view.id}`, { share: 0 });
    for (const one of stations) expect((await pull(one, fingerprintOfBundle(next))).status).toBe(304);
    await admin.ask('PATCH', `/policies/${view.id}`, { share: 100 });
  });

  it('are refused with the code that a station would tell', async () => {
    const refusals: [string, string][] = [
      ['PULL-05', 'no bundle'],
      ['PULL-01', makeSigner().sign(9, server.time)],
      ['PULL-03', bundle(9, { place: 'Eastgate Branch' })],
      ['PULL-02', bundle(3, { policy: policyText({ name: 'Other' }) })],
      ['PULL-04', signer.sign(9, server.time - 3 * 86_400)],
      ['PULL-05', bundle(9, { policy: 'version: 1\nkind: bar\n' })],
    ];
    for (const [code, text] of refusals) {
      const { status, body } = await upload(text);
      expect([code, status, PolicyRefused.parse(body).refused]).toEqual([code, 422, code]);
    }
    const faulty = PolicyRefused.parse((await upload(bundle(9, { policy: 'version: 1\nkind: bar\n' }))).body);
    expect(faulty.faults).toContainEqual(
      expect.objectContaining({ key: 'kind', line: 2, found: 'the word bar', remedy: expect.stringMatching(/./) }),
    );
    const nowhere = { place: '00000000-0000-4000-8000-000000000000', bundle: bundle(9), share: 1 };
    expect((await admin.ask('POST', '/policies', nowhere)).status).toBe(409);
  });

  it('begin with the last one, are looked at while they are written, and leave nothing behind', async () => {
    const given = PlacePolicy.parse((await admin.ask('GET', `/places/${placeId}/policy`)).body);
    expect(given).toEqual({ serial: 3, text: policyText() });
    const draft = async (text: string) =>
      PolicyDrafted.parse((await admin.ask('POST', '/policies/draft', { place: placeId, text })).body);
    expect(await draft(policyText())).toEqual({ faults: [], changes: [] });
    expect(await draft(policyText({ name: 'Desk 4' }))).toMatchObject({
      faults: [],
      changes: [expect.objectContaining({ key: 'name', after: '"Desk 4"' })],
    });
    const { faults, changes } = await draft(policyText().replace('open-access', 'bar'));
    expect([faults.map(({ key }) => key), changes]).toEqual([['kind'], []]);
    expect((await draft('')).faults).toHaveLength(1);
    expect((await draft(': [')).faults[0]?.code).toBe('POLICY-02');
    const none = Place.parse((await admin.ask('POST', '/places', { name: 'Nowhere yet', hours: [] })).body);
    const first = PlacePolicy.parse((await admin.ask('GET', `/places/${none.id}/policy`)).body);
    expect(first).toEqual({ serial: 0, text: null });
    expect(PoliciesView.parse((await admin.ask('GET', '/policies')).body).policies).toHaveLength(2);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await admin.ask('GET', `/places/${unknown}/policy`)).status).toBe(404);
    expect((await admin.ask('POST', '/policies/draft', { place: unknown, text: '' })).status).toBe(409);
  });

  it('that stations refuse are counted by place and by code', async () => {
    const stations = [await stationHere(), await stationHere(), await stationHere()];
    const says = ['PULL-01', 'PULL-01', 'server'] as const;
    for (const [at, policy] of says.entries()) {
      const { statusCode } = await send(server.app, (stations[at] as TestStation).next({ ...wellReport, policy }));
      expect(statusCode).toBe(200);
    }
    const { refusals } = PoliciesView.parse((await admin.ask('GET', '/policies')).body);
    expect(refusals).toEqual([{ place: placeId, code: 'PULL-01', stations: 2 }]);
  });

  it('are an admin’s to roll out and everybody’s to see, and stand in the trail', async () => {
    const [technician, viewer] = [await memberOf(server, 'technician'), await memberOf(server, 'viewer')];
    const given = { place: placeId, bundle: bundle(20), share: 100 };
    for (const path of ['/policies', '/policies/preview']) {
      const { share: _, ...shown } = given;
      const body = path === '/policies' ? given : shown;
      expect((await technician.ask('POST', path, body)).status).toBe(403);
    }
    const { policies } = PoliciesView.parse((await viewer.ask('GET', '/policies')).body);
    expect(policies.map(({ serial }) => serial)).toEqual([3, 1]);
    expect(policies[0]?.expires).toBe(readBundle(bundle(3))?.expires);
    for (const member of [technician, viewer]) {
      expect((await member.ask('GET', `/places/${placeId}/policy`)).status).toBe(403);
      expect((await member.ask('POST', '/policies/draft', { place: placeId, text: '' })).status).toBe(403);
    }
    expect((await request(server, { method: 'GET', url: `${staffApi}/policies` })).status).toBe(401);
    const { lines } = TrailView.parse((await admin.ask('GET', '/trail')).body);
    expect(lines.map(({ did }) => did)).toEqual(expect.arrayContaining(['policy-added', 'policy-shared']));
  });

  it('are handed out from their own time on, and the one before until then', async () => {
    const name = 'Eastgate Branch';
    const { id } = Place.parse((await admin.ask('POST', '/places', { name, hours: [] })).body);
    const [now, later] = [
      bundle(1, { place: name }),
      bundle(2, { place: name, notBefore: server.time + 3600, policy: policyText({ name: 'Later' }) }),
    ];
    for (const text of [now, later])
      expect((await admin.ask('POST', '/policies', { place: id, bundle: text, share: 100 })).status).toBe(200);
    const station = await enrolTest(server.app, token);
    await admin.ask('PATCH', `/stations/${station.id}`, { place: id });
    expect(await pull(station)).toMatchObject({ status: 200, body: now });
    expect((await pull(station, fingerprintOfBundle(now))).status).toBe(304);
    server.time += 3600;
    expect(await pull(station, fingerprintOfBundle(now))).toMatchObject({ status: 200, body: later });
    server.time += 86_400;
    expect((await pull(station)).status).toBe(204);
  });
});

describe('lethe-server policy', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lethe-sign-'));
    writeFileSync(at('policy.yaml'), policyText());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);

  async function run(...words: readonly string[]) {
    const [said, complained]: [string[], string[]] = [[], []];
    const surroundings = {
      say: (text: string) => void said.push(text),
      complain: (text: string) => void complained.push(text),
      asked: new Promise<void>(() => undefined),
    };
    return { code: await runCommand(['policy', ...words], surroundings), said, complained };
  }
  const sign = (...more: readonly string[]) =>
    run(
      'sign',
      at('policy.yaml'),
      '--key',
      at('key.pem'),
      '--place',
      place,
      '--number',
      '4',
      '--out',
      at('bundle'),
      ...more,
    );

  it('makes a key that nobody else may read, and signs what stations trust by its line', async () => {
    const { code, said } = await run('key', at('key.pem'), '--json');
    const { key } = JSON.parse(said[0] ?? '');
    expect([code, statSync(at('key.pem')).mode & 0o777]).toEqual([0, 0o600]);
    expect(await sign('--days', '30')).toMatchObject({ code: 0 });
    const bundle = readBundle(readFileSync(at('bundle'), 'utf8'));
    expect(bundle).toMatchObject({ serial: 4, place, policy: policyText() });
    expect((bundle?.expires ?? 0) - (bundle?.notBefore ?? 0)).toBe(30 * 86_400);
    expect(bundle !== null && isSignedBy([key], bundle)).toBe(true);
  });

  it('writes over no key, and signs nothing without one or with a fault', async () => {
    await run('key', at('key.pem'));
    const before = readFileSync(at('key.pem'));
    expect((await run('key', at('key.pem'))).complained.join()).toContain('SIGN-01');
    expect(readFileSync(at('key.pem'))).toEqual(before);
    writeFileSync(at('policy.yaml'), 'version: 1\n');
    expect((await sign()).complained.join()).toContain('POLICY-03');
    writeFileSync(at('key.pem'), 'no key');
    expect((await sign()).complained.join()).toContain('SIGN-02');
    expect(await sign('--days', 'many')).toMatchObject({ code: 2 });
    expect(await run('sign')).toMatchObject({ code: 2 });
  });
});
