// Enrolment and reports through the whole server, over both stores: what is accepted, what is refused and why, what is kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentPath } from '../../../contract/enrolment.ts';
import { reportPath } from '../../../contract/report-envelope.ts';
import { agreeKey, makeKeyPair, proofOf } from '../../../contract/station-key.ts';
import { decodeReport, joinDay } from '../../../server/rules/report-code.ts';
import { findStation, retireStation } from '../../../server/store/stations.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { signedMessage } from '../../support/server/forged.ts';
import {
  enrolmentOf,
  enrolTest,
  messageFrom,
  newId,
  send,
  stationWith,
  wellDay,
  wellReport,
} from '../../support/server/stations.ts';
import { storeKinds } from '../../support/server/stores.ts';

describe.each(storeKinds)('reports to a server with $name', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    await kind.start();
    server = await startTestServer(kind.fresh());
  });
  afterAll(async () => {
    await server.stop();
    await kind.stop();
  });
  const stored = async (): Promise<number> =>
    Number((await server.database.rows('SELECT count(*) AS count FROM reports'))[0]?.count);
  const post = (payload: object) => server.app.inject({ method: 'POST', url: enrolmentPath, payload });

  it('enrols a station once per use of the token, and comes to the same key', async () => {
    const token = await server.token(1);
    const pair = makeKeyPair();
    const id = newId();
    const first = await post(enrolmentOf(token, id, pair.publicKey));
    const answer = first.json<{ serverKey: string; proof: string }>();
    const key = agreeKey(pair, { station: id, stationKey: pair.publicKey, serverKey: answer.serverKey });
    expect(key && proofOf(key)).toBe(answer.proof);
    expect((await post(enrolmentOf(token, id, pair.publicKey))).json()).toEqual(first.json());
    const clone = await post(enrolmentOf(token, id, makeKeyPair().publicKey));
    expect([clone.statusCode, clone.json()]).toMatchObject([409, { problem: 'ENROL-05' }]);
    expect((await findStation(server.database, id))?.clonedAt).toBe(server.time);
    const other = await post(enrolmentOf(token, newId(), makeKeyPair().publicKey));
    expect([other.statusCode, other.json()]).toMatchObject([403, { problem: 'ENROL-03' }]);
  });

  it('refuses tokens that are unknown, ended or revoked, and requests that are none', async () => {
    const ask = async (token: string) => (await post(enrolmentOf(token, newId(), makeKeyPair().publicKey))).json();
    expect(await ask(`lethe_${'A'.repeat(43)}`)).toMatchObject({ answer: 'refused', problem: 'ENROL-01' });
    const revoked = await server.token();
    await server.database.write([{ sql: 'UPDATE tokens SET revoked_at = $1', values: [server.time] }]);
    expect(await ask(revoked)).toMatchObject({ problem: 'ENROL-04' });
    const ended = await server.token();
    await server.database.write([
      { sql: 'UPDATE tokens SET ends_at = $1 WHERE revoked_at IS NULL', values: [server.time] },
    ]);
    expect(await ask(ended)).toMatchObject({ problem: 'ENROL-02' });
    for (const bad of [
      {},
      { ...enrolmentOf(ended, newId(), 'x') },
      { ...enrolmentOf(ended, newId(), 'A'.repeat(43)), more: 1 },
    ]) {
      const answer = await post(bad);
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { answer: 'refused', problem: 'ENROL-06' }]);
    }
    // All zero bits: a key with which everybody would come to the same secret.
    const weak = await post(enrolmentOf(await server.token(), newId(), 'A'.repeat(43)));
    expect(weak.json()).toMatchObject({ problem: 'ENROL-06' });
  });

  it('stores a report before it answers, and decodes to what was sent', async () => {
    const station = await enrolTest(server.app, await server.token());
    const report = { ...wellReport, disk: '90-95' as const, day: { ...wellDay, load: '50-75' as const, sessions: -3 } };
    const before = await stored();
    const answer = await send(server.app, station.next(report));
    expect([answer.statusCode, answer.json()]).toEqual([200, { answer: 'accepted', time: server.time }]);
    expect(await stored()).toBe(before + 1);
    const known = await findStation(server.database, station.id);
    expect(known).toMatchObject({ condition: 'disk-full', dayCondition: 'well', heardAt: server.time });
    expect(decodeReport(joinDay(known?.latest ?? new Uint8Array(), known?.dayFacts ?? null))).toEqual(report);
  });

  it('accepts a repetition without counting it, and calls another report of that number a clone', async () => {
    const station = await enrolTest(server.app, await server.token());
    const options = { nonce: 'a'.repeat(16) };
    await send(server.app, station.next(wellReport, options));
    const before = await stored();
    const again = messageFrom(station.id, station.key, 1, wellReport, { ...options, age: 2 });
    expect((await send(server.app, again)).json()).toMatchObject({ answer: 'accepted' });
    const clone = await send(server.app, messageFrom(station.id, station.key, 1, wellReport));
    expect([clone.statusCode, clone.json()]).toMatchObject([409, { problem: 'REPORT-03' }]);
    expect(await stored()).toBe(before);
  });

  it('refuses what is not signed with the station’s key, and stores nothing of it', async () => {
    const station = await enrolTest(server.app, await server.token());
    const before = await stored();
    const message = station.next();
    for (const at of [0, 20, 40, 60, 80, 100, 200, 1023]) {
      const changed = Buffer.from(message);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([400, 401]).toContain((await send(server.app, changed)).statusCode);
    }
    const stranger = stationWith(newId(), Buffer.alloc(32, 1));
    expect((await send(server.app, stranger.next())).json()).toMatchObject({ problem: 'REPORT-02' });
    expect(await stored()).toBe(before);
    expect((await send(server.app, message)).statusCode).toBe(200);
  });

  it('refuses a field that the contract does not have, and a message of another size', async () => {
    const station = await enrolTest(server.app, await server.token());
    const before = await stored();
    const wrong = [
      { ...wellReport, host: 'x' },
      { ...wellReport, disk: '91' },
      { ...wellReport, uptimeDays: 1.5 },
    ];
    for (const report of wrong) {
      // The sender's own check would refuse it too; here somebody has the key and not our sender.
      const text = JSON.stringify(report);
      const answer = await send(server.app, signedMessage(station, text));
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { problem: 'REPORT-01' }]);
    }
    expect((await send(server.app, Buffer.alloc(1023, 32))).statusCode).toBe(400);
    expect((await send(server.app, Buffer.alloc(1025, 32))).statusCode).toBe(413);
    expect((await server.app.inject({ method: 'POST', url: reportPath, payload: { a: 1 } })).statusCode).toBe(415);
    expect(await stored()).toBe(before);
  });

  it('takes a station’s backlog and then slows it down', async () => {
    const station = await enrolTest(server.app, await server.token());
    const answers: number[] = [];
    for (let count = 0; count < 601; count += 1) answers.push((await send(server.app, station.next())).statusCode);
    expect(answers.slice(0, 600).every((status) => status === 200)).toBe(true);
    expect(answers[600]).toBe(429);
    server.time += 2;
    expect((await send(server.app, messageFrom(station.id, station.key, 999))).statusCode).toBe(200);
  });

  it('stops taking reports of a retired station at once', async () => {
    const station = await enrolTest(server.app, await server.token());
    await send(server.app, station.next());
    await retireStation(server.database, station.id, server.time);
    const answer = await send(server.app, station.next());
    expect([answer.statusCode, answer.json()]).toMatchObject([410, { problem: 'REPORT-04' }]);
  });

  it('says when it is ready, and logs nothing of any of this', async () => {
    expect((await server.app.inject('/health/live')).statusCode).toBe(200);
    expect((await server.app.inject('/health/ready')).json()).toEqual({ ready: true });
    expect(server.logged).toEqual([]);
  });
});
