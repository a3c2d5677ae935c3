// Whoever stands between a station and its policy, or is its server: what they give is refused and told, and the last good policy stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as signature from '../../contract/policy-signature.ts';
import { addPlace } from '../../server/store/places.ts';
import { addPolicy } from '../../server/store/policies.ts';
import { placeStation } from '../../server/store/stations.ts';
import { type RealServer, startRealServer, storeIn } from '../support/health/real-server.ts';
import { type Liar, startLiar } from '../support/policy/liar.ts';
import { makeSigner, place, policyText } from '../support/policy/signer.ts';
import { type Stationed, stationAt } from '../support/policy/stationed.ts';
import { openStore } from '../support/server/stores.ts';

vi.mock('../../contract/policy-signature.ts', { spy: true });

const now = Math.floor(Date.now() / 1000);
const day = 86_400;
const [ours, stranger] = [makeSigner(), makeSigner()];
const placeId = '11111111-2222-4333-8444-555555555555';
let folder: string;
let server: RealServer;
let liar: Liar;
let store: Awaited<ReturnType<typeof openStore>>;
let station: Stationed;

/** As an admin's upload does. */
async function release(serial: number, bundle: string): Promise<void> {
  const fingerprint = signature.fingerprintOfBundle(bundle);
  const policy = {
    id: crypto.randomUUID(),
    place: placeId,
    serial,
    fingerprint,
    share: 100,
    addedAt: now,
    addedBy: 'test',
  };
  expect(await addPolicy(store, policy, bundle)).toBe(true);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-attacks-'));
  store = await openStore(storeIn(folder));
  await addPlace(store, { id: placeId, name: place, hours: [] });
  server = await startRealServer(folder);
  liar = await startLiar(folder);
  const own = { url: server.url, ca: server.caFile };
  station = await stationAt({ folder, server: own, token: server.token, keys: [ours.line] });
});
afterAll(async () => {
  await liar?.end();
  await server?.end();
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  liar.asked = 0;
});

const isInForce = (serial: number) =>
  expect(station.keeper.source()).toMatchObject({ from: serial === 0 ? 'file' : 'server', serial: serial || null });

describe('a station that asks its own server', () => {
  it('is given nothing while it stands in no place, and its place’s policy once it does', async () => {
    await release(5, ours.sign(5, now));
    await station.pull();
    isInForce(0);
    await placeStation(store, station.id, placeId);
    await station.pull();
    isInForce(5);
    expect([station.keeper.policy()?.daily.at, station.keeper.told(Date.now()), station.logged]).toEqual([
      '01:30',
      'server',
      [],
    ]);
  });

  it('is told that there is nothing newer by a 304, and takes the next one', async () => {
    await station.pull();
    isInForce(5);
    await release(6, ours.sign(6, now, { policy: policyText({ daily: { at: '01:45' } }) }));
    await station.pull();
    isInForce(6);
    expect(station.keeper.policy()?.daily.at).toBe('01:45');
  });
});

describe('a man in the middle', () => {
  it('with a certificate of their own is not even asked', async () => {
    liar.bundle = ours.sign(99, now);
    await station.pull({ url: liar.place.url, ca: server.caFile });
    expect(liar.asked).toBe(0);
    isInForce(6);
  });
});

describe('a server that lies', () => {
  it.each<[string, string, () => string]>([
    ['a policy signed with a key of its own', 'PULL-01', () => stranger.sign(99, now)],
    ['a policy that it has changed', 'PULL-01', () => ours.sign(99, now).replace('01:30', '23:59')],
    ['a replayed one', 'PULL-02', () => ours.sign(5, now)],
    ['a downgrade to one that is still good', 'PULL-02', () => ours.sign(1, now)],
    ['one of another place', 'PULL-03', () => ours.sign(99, now, { place: 'Eastgate Branch' })],
    ['one whose time is over', 'PULL-04', () => ours.sign(99, now - 3 * day)],
    ['no policy at all', 'PULL-05', () => 'lethe-policy/1 nothing'],
    ['one without end', 'PULL-05', () => `${ours.sign(99, now)}${' '.repeat(10_000)}`],
  ])('gives %s: refused, told, and the last good policy stays', async (_, code, lie) => {
    liar.bundle = lie();
    await station.pull(liar.place);
    expect([liar.asked, station.keeper.told(Date.now())]).toEqual([1, code]);
    isInForce(6);
    expect(station.keeper.policy()?.daily.at).toBe('01:45');
  });

  it('would have its way with a station that does not look at signatures, so that these tests would notice', async () => {
    const bundle = stranger.sign(7, now, { policy: policyText({ daily: { at: '02:00' } }) });
    liar.bundle = bundle;
    await station.pull(liar.place);
    isInForce(6);
    const look = vi.spyOn(signature, 'isSignedBy').mockReturnValue(true);
    await station.pull(liar.place);
    isInForce(7);
    expect(station.keeper.policy()?.daily.at).toBe('02:00');
    look.mockRestore();
  });

  it('may answer with what is right, and is believed no less for its lies', async () => {
    liar.bundle = ours.sign(8, now, { policy: policyText({ daily: { at: '02:30' } }) });
    await station.pull(liar.place);
    isInForce(8);
    expect(station.keeper.told(Date.now())).toBe('server');
  });
});
