// Enrolment and delivery over real TLS, against a server that speaks the contract, and against ones that do not.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCourier } from '../../../agent/delivery/courier.ts';
import { enrol, readToken } from '../../../agent/delivery/enrol.ts';
import { identityFile, keyOf, readIdentity } from '../../../agent/delivery/identity.ts';
import { askKnown } from '../../../agent/delivery/known.ts';
import { openPage } from '../../../agent/delivery/page-file.ts';
import { postTo } from '../../../agent/delivery/post.ts';
import { keepSpool } from '../../../agent/delivery/spool.ts';
import { systemClock } from '../../../agent/health/clock.ts';
import { bodyOf } from '../../../contract/report-envelope.ts';
import { makeCertificate } from '../../demonstration/certificate.ts';
import { type ContractServer, goodToken, startContractServer } from '../../support/health/contract-server.ts';
import { wellReport } from '../../support/sample-report.ts';

let folder: string;
let server: ContractServer;
const closing: (() => unknown)[] = [];
const at = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-delivery-'));
  server = await startContractServer();
  writeFileSync(at('ca.pem'), server.certificate.cert);
  writeFileSync(at('token'), `${goodToken}\n`, { mode: 0o600 });
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await server.end();
  rmSync(folder, { recursive: true });
});

/** @param place null for the ca: only the system's authorities, none of which signed this server */
function line(place: { url?: string; ca?: string | null } = {}, patience?: number) {
  const opened = postTo(
    { url: place.url ?? server.url, ca: place.ca === undefined ? at('ca.pem') : place.ca },
    patience,
  );
  closing.push(opened.close);
  return opened.post;
}

const enrolHere = (post = line(), again = false) => enrol({ stateDir: folder, tokenFile: at('token'), post, again });

async function until(fits: () => boolean): Promise<void> {
  for (let tries = 0; !fits() && tries < 1000; tries += 1) await setTimeout(20);
  expect(fits()).toBe(true);
}

describe('enrolment', () => {
  it('gives the station an id and a key of its own, and the server the same secret', async () => {
    expect(await enrolHere()).toMatchObject({ is: 'enrolled' });
    const identity = readIdentity(folder);
    expect(identity === null ? null : keyOf(identity)).toHaveLength(32);
    expect([...server.enrolled.keys()]).toEqual([identity?.station]);
    expect(statSync(at(identityFile)).mode & 0o777).toBe(0o600);
  });

  it('never sends the private key, nor anything but the four fields of the contract', async () => {
    const sent: string[] = [];
    const post = line();
    await enrolHere((parcel) => {
      sent.push(Buffer.from(parcel.body).toString('utf8'));
      return post(parcel);
    });
    expect(sent.map((text) => Object.keys(JSON.parse(text)))).toEqual([['version', 'token', 'station', 'key']]);
    expect(sent.join()).not.toContain(readIdentity(folder)?.privateKey);
  });

  it('whose answer was lost is made good with the same id', async () => {
    const post = line();
    const lost = await enrolHere(async (parcel) => {
      await post(parcel);
      return null;
    });
    expect(lost).toEqual({ is: 'problem', problem: 'ENROL-07' });
    expect(await enrolHere(post)).toMatchObject({ is: 'enrolled' });
    expect([server.enrolled.size, server.enrolments]).toEqual([1, 2]);
  });

  it('asks no server once it is done, unless the server lost it', async () => {
    await enrolHere();
    await enrolHere();
    expect(server.enrolments).toBe(1);
    expect(await enrolHere(line(), true)).toMatchObject({ is: 'enrolled' });
    expect(server.enrolments).toBe(2);
  });

  it('is one enrolment when agent and command try at once', async () => {
    const both = await Promise.all([enrolHere(), enrolHere()]);
    expect(both.map(({ is }) => is)).toEqual(['enrolled', 'enrolled']);
    expect(server.enrolled.size).toBe(1);
  });

  it.each([
    ['absent', () => rmSync(at('token')), 'ENROL-08'],
    ['open to others', () => chmodSync(at('token'), 0o644), 'ENROL-08'],
    ['not a token', () => writeFileSync(at('token'), 'secret'), 'ENROL-08'],
    ['unknown to the server', () => writeFileSync(at('token'), `lethe_${'x'.repeat(43)}`), 'ENROL-01'],
  ])('does not go on with a token that is %s', async (_, spoil, problem) => {
    spoil();
    expect(await enrolHere()).toMatchObject({ is: 'problem', problem });
    expect(server.enrolled.size).toBe(0);
  });

  it('does not trust a server that can’t show the same secret', async () => {
    server.mood = 'impostor';
    expect(await enrolHere()).toEqual({ is: 'problem', problem: 'ENROL-07' });
    expect(readIdentity(folder)?.serverKey).toBeNull();
  });

  it('says so where nothing can be written', async () => {
    const post = line();
    expect(await enrol({ stateDir: at('absent'), tokenFile: at('token'), post, again: false })).toEqual({
      ...{ is: 'problem', problem: 'ENROL-09' },
    });
  });

  it('reads a token of the right form only', () => {
    expect(readToken(at('token'))).toBe(goodToken);
  });
});

describe('a message', () => {
  const parcel = { path: '/v1/reports', type: 'application/vnd.lethe.report', body: Buffer.from('x') };

  it('carries no header that tells stations apart', async () => {
    await line()(parcel);
    expect(server.headers).toEqual(['content-type content-length Host Connection']);
  });

  it('is not sent to a server of another authority, and would have been to the right one', async () => {
    const stranger = await makeCertificate(['lethe.example']);
    writeFileSync(at('other.pem'), stranger.cert);
    expect(await line({ ca: at('other.pem') })(parcel)).toBeNull();
    expect(await line({ ca: null })(parcel)).toBeNull();
    expect(await line({ ca: at('absent.pem') })(parcel)).toBeNull();
    expect(server.headers).toEqual([]);
    expect(await line()(parcel)).toMatchObject({ status: 400 });
  });

  it('is not sent to a server of another name', async () => {
    expect(await line({ url: server.url.replace('127.0.0.1', '127.0.0.2') })(parcel)).toBeNull();
  });

  it('is checked although the environment says that it need not be', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await line({ ca: null })(parcel)).toBeNull();
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  it.each([
    ['silent', null],
    ['endless', null],
    ['broken', { status: 500, answer: null }],
    ['redirects', { status: 307, answer: null }],
  ] as const)('comes to an end with a server that is %s', async (mood, posted) => {
    server.mood = mood;
    const answer = await line({}, 500)(parcel);
    if (posted === null) expect(answer).toBeNull();
    else expect(answer).toMatchObject(posted);
    expect(server.headers).toHaveLength(1);
  });
});

describe('what a server knows of reports', () => {
  it('is nothing where it does not say, or is not who it should be', async () => {
    const place = { url: server.url, ca: at('ca.pem') };
    expect(await askKnown(place)).toBeNull();
    expect(await askKnown({ ...place, ca: null })).toBeNull();
    await server.end();
    expect(await askKnown(place)).toBeNull();
    server = await startContractServer();
  });
});

describe('delivery', () => {
  function station() {
    const post = line();
    const spool = keepSpool(openPage(at('spool'), () => expect.unreachable()));
    const moment = () => ({ wall: Date.now(), uptime: process.uptime(), boot: 'a' });
    const quick = { ...systemClock, after: (ms: number, act: () => void) => systemClock.after(ms / 500, act) };
    // Waiting is five hundred times as short here; nothing else is different.
    const clock = { ...quick, steady: () => performance.now() * 500 };
    const courier = startCourier({
      ...{ spool, post, clock, chance: Math.random, log: () => undefined, show: () => undefined, moment },
      enrol: (again) => enrolHere(post, again),
      known: async () => null,
    });
    closing.push(courier.stop);
    const add = (sequence: number) => {
      const report = { sequence, nonce: '0'.repeat(16), made: moment(), body: bodyOf(wellReport) };
      spool.add(report, { sequence, toldDay: 0 });
      courier.wake();
    };
    return { spool, courier, add };
  }

  it('enrols by itself, and the report arrives signed and whole', async () => {
    const { add, spool } = station();
    add(1);
    await until(() => spool.size === 0);
    expect(server.arrived).toMatchObject([{ sequence: 1, age: 0, report: wellReport }]);
  });

  it('loses nothing while the server is away, nor when the agent is started anew meanwhile', async () => {
    const { port } = new URL(server.url);
    const { certificate } = server;
    const first = station();
    first.add(1);
    await until(() => first.spool.size === 0);
    const enrolled = new Map(server.enrolled);
    await server.end();
    for (const sequence of [2, 3, 4]) first.add(sequence);
    await until(() => first.courier.line.attempts.failed > 1);
    first.courier.stop();

    server = await startContractServer(certificate, Number(port));
    // It came back from a backup that is older than the enrolment: the station enrols again with the same id.
    expect(enrolled.size).toBe(1);
    const second = station();
    second.add(5);
    await until(() => second.spool.size === 0);
    expect(server.arrived.map(({ sequence }) => sequence).sort()).toEqual([2, 3, 4, 5]);
    expect([...server.enrolled]).toEqual([...enrolled]);
  });

  it('leaves nothing of what was sent on the disk', async () => {
    const { add, spool } = station();
    add(1);
    await until(() => spool.size === 0);
    expect(existsSync(at('spool'))).toBe(true);
    expect(readFileSync(at('spool'), 'latin1')).not.toContain('uptimeDays');
  });
});
