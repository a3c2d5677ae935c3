// lethe report, enrol and seal: a real server over TLS, a real folder.
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../agent/cli/command.ts';
import { keyOf, readIdentity } from '../../agent/delivery/identity.ts';
import { openPage } from '../../agent/delivery/page-file.ts';
import { showMessage } from '../../agent/delivery/shown.ts';
import { keepSpool } from '../../agent/delivery/spool.ts';
import { bodyOf, writeEnvelope } from '../../contract/report-envelope.ts';
import { macOf } from '../../contract/station-key.ts';
import { type ContractServer, goodToken, startContractServer } from '../support/health/contract-server.ts';
import { goodPolicies } from '../support/policy/good-policies.ts';
import { sampleHead, sampleKey, wellReport } from '../support/sample-report.ts';

let base: string;
let server: ContractServer;
const at = (...names: string[]): string => join(base, ...names);
const folders = () => ['--state-dir', at('state')];

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'lethe-enrolment-'));
  mkdirSync(at('state'));
  mkdirSync(at('runtime'));
  server = await startContractServer();
  writeFileSync(at('ca.pem'), server.certificate.cert);
  writeFileSync(at('token'), goodToken, { mode: 0o600 });
  writePolicy({ url: server.url, ca: at('ca.pem'), token: at('token') });
});
afterEach(async () => {
  await server.end();
  rmSync(base, { recursive: true });
});

function writePolicy(place: object | undefined): void {
  writeFileSync(at('station.yaml'), JSON.stringify({ ...goodPolicies[0], server: place }));
}

async function lethe(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const complain = (text: string) => {
    said.err += `${text}\n`;
  };
  const say = (text: string) => {
    said.out += `${text}\n`;
  };
  const code = await runCommand(args, { input: process.stdin, say, ask: complain, complain });
  return { code, ...said };
}

const enrol = (...more: string[]) => lethe('enrol', '--policy', at('station.yaml'), ...folders(), ...more);
const seal = (...more: string[]) => lethe('seal', ...folders(), '--runtime-dir', at('runtime'), ...more);

describe('lethe enrol', () => {
  it('makes the station known, once, however often it is run', async () => {
    const first = await enrol();
    const identity = readIdentity(at('state'));
    expect(first).toEqual({
      code: 0,
      out: `Enrolled as ${identity?.station}. Reports begin within five minutes.\n`,
      err: '',
    });
    expect([...server.enrolled.keys()]).toEqual([identity?.station]);
    expect(await enrol('--json')).toMatchObject({
      code: 0,
      out: `{"station":"${identity?.station}","problem":null}\n`,
    });
    expect(server.enrolments).toBe(1);
  });

  it.each<[string, () => void, string, number]>([
    ['a token that others may read', () => chmodSync(at('token'), 0o644), 'ENROL-08', 1],
    [
      'a token that the server does not know',
      () => writeFileSync(at('token'), `lethe_${'x'.repeat(43)}`),
      'ENROL-01',
      1,
    ],
    ['a server that is not who it should be', () => rmSync(at('ca.pem')), 'ENROL-07', 1],
    ['no server in the policy', () => writePolicy(undefined), 'ENROL-10', 2],
    ['a server without encryption', () => writePolicy({ url: server.url.replace('https', 'http') }), 'POLICY-03', 2],
    ['no policy', () => rmSync(at('station.yaml')), 'POLICY-01', 2],
  ])('says what to do with %s', async (_, spoil, problem, code) => {
    spoil();
    const ran = await enrol();
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(new RegExp(`^${problem}  .+\\. .+\\.\n$`));
    expect(ran.err).not.toContain('lethe_');
  });
});

describe('lethe report --preview', () => {
  const message = writeEnvelope(sampleHead, bodyOf(wellReport), (parts) => macOf(sampleKey, parts));
  const preview = (...more: string[]) => lethe('report', '--preview', '--runtime-dir', at('runtime'), ...more);

  it('prints the very bytes', async () => {
    showMessage(at('runtime'), message);
    expect(await preview()).toEqual({ code: 0, out: `${Buffer.from(message).toString('utf8')}\n`, err: '' });
  });

  it('gives them as JSON too, with the report apart', async () => {
    showMessage(at('runtime'), message);
    const { out } = await preview('--json');
    expect(JSON.parse(out)).toEqual({
      message: Buffer.from(message).toString('utf8'),
      report: wellReport,
      problem: null,
    });
  });

  it('says of a station without an id that nothing is sent', async () => {
    const nobody = writeEnvelope({ ...sampleHead, station: '0'.repeat(16) }, bodyOf(wellReport), () => 'A'.repeat(43));
    showMessage(at('runtime'), nobody);
    expect((await preview()).err).toContain('is not enrolled');
  });

  it('says when there is none yet', async () => {
    const ran = await preview();
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('REPORT-06');
  });
});

describe('lethe seal', () => {
  async function aStationWithAPast(): Promise<{ station: string; secret: string }> {
    await enrol();
    const identity = readIdentity(at('state'));
    if (identity === null) throw new Error('not enrolled');
    const spool = keepSpool(openPage(at('state', 'spool'), () => undefined));
    const made = { wall: 1, uptime: 1, boot: 'a' };
    spool.add({ sequence: 1, nonce: '0'.repeat(16), made, body: bodyOf(wellReport) }, { sequence: 1, toldDay: 1 });
    writeFileSync(at('state', 'ledger.json'), '{}');
    writeFileSync(at('state', 'day.json'), '{}');
    return { station: identity.station, secret: identity.privateKey };
  }

  it('leaves nothing of the station, and a copy of the disk enrols as another one', async () => {
    const { station } = await aStationWithAPast();
    expect(readdirSync(at('state')).sort()).toEqual(['day.json', 'identity.json', 'ledger.json', 'spool']);
    const ran = await seal();
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('(4 removed)');
    expect(readdirSync(at('state'))).toEqual([]);
    await enrol();
    const identity = readIdentity(at('state'));
    expect(identity?.station).not.toBe(station);
    expect(identity === null ? null : keyOf(identity)).not.toBeNull();
    expect(server.enrolled.size).toBe(2);
  });

  it('overwrites the key before it goes: whoever still holds the file finds zeroes', async () => {
    const { secret } = await aStationWithAPast();
    const held = openSync(at('state', 'identity.json'), 'r');
    const read = () => {
      const bytes = Buffer.alloc(1000);
      return bytes.subarray(0, readSync(held, bytes, 0, 1000, 0)).toString('latin1');
    };
    expect(read()).toContain(secret);
    await seal();
    expect(read()).toMatch(/^\0+$/);
    closeSync(held);
  });

  it('can be run twice, and on a machine that never was a station', async () => {
    await aStationWithAPast();
    await seal();
    expect(await seal('--json')).toMatchObject({ code: 0, out: '{"ok":true,"removed":0,"problem":null}\n' });
    rmSync(at('state'), { recursive: true });
    expect((await seal()).code).toBe(0);
  });

  it('does not follow a link out of the folder', async () => {
    writeFileSync(at('treasure'), 'precious');
    symlinkSync(at('treasure'), at('state', 'link'));
    expect((await seal()).code).toBe(0);
    expect(readFileSync(at('treasure'), 'utf8')).toBe('precious');
    expect(readdirSync(at('state'))).toEqual([]);
  });

  it('refuses a folder of the system', async () => {
    const ran = await lethe('seal', '--state-dir', '/etc', '--runtime-dir', at('runtime'));
    expect([ran.code, ran.err.slice(0, 7)]).toEqual([1, 'SEAL-02']);
    expect(existsSync('/etc/passwd')).toBe(true);
  });

  it('refuses while the agent runs, which would make an id at once', async () => {
    await aStationWithAPast();
    const agent = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(`${JSON.stringify({ tell: 'state', state: 'clean' })}\n`);
    });
    await new Promise<void>((resolve) => agent.listen(at('runtime', 'agent.sock'), resolve));
    const ran = await seal();
    agent.close();
    expect([ran.code, ran.err.slice(0, 7)]).toEqual([1, 'SEAL-01']);
    expect(readIdentity(at('state'))).not.toBeNull();
  });
});
