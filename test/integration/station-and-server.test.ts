// A real station and the real server: enrolment, a report from one end to the other, a copied station seen and put right.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../agent/cli/command.ts';
import { type Courier, startCourier } from '../../agent/delivery/courier.ts';
import { enrol } from '../../agent/delivery/enrol.ts';
import { identityFile, makeIdentity, readIdentity } from '../../agent/delivery/identity.ts';
import { askKnown } from '../../agent/delivery/known.ts';
import { openPage } from '../../agent/delivery/page-file.ts';
import { postTo } from '../../agent/delivery/post.ts';
import { keepSpool } from '../../agent/delivery/spool.ts';
import { systemClock } from '../../agent/health/clock.ts';
import { slotMs } from '../../agent/health/slots.ts';
import { Report } from '../../contract/report.ts';
import { bodyOf, readEnvelope } from '../../contract/report-envelope.ts';
import { decodeReport } from '../../server/rules/report-code.ts';
import { type RealServer, startRealServer } from '../support/health/real-server.ts';
import { goodPolicies } from '../support/policy/good-policies.ts';
import { wellReport } from '../support/sample-report.ts';
import { optionsOf, runtimeOf, setStage, startAgent } from './agent/support/agents.ts';
import { describeAsRoot } from './agent/support/root.ts';

const stage = setStage();
let folder: string;
let server: RealServer;
const at = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-both-'));
  server = await startRealServer(folder);
  writeFileSync(at('token'), server.token, { mode: 0o600 });
  const place = { url: server.url, ca: server.caFile, token: at('token') };
  writeFileSync(at('station.yaml'), JSON.stringify({ ...goodPolicies[0], server: place }), { mode: 0o644 });
});
afterAll(async () => {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function until(fits: () => boolean): Promise<void> {
  for (let tries = 0; !fits() && tries < 900; tries += 1) await setTimeout(50);
  expect(fits()).toBe(true);
}

const stations = () => server.rows('SELECT id, cloned_at, last_sequence FROM stations ORDER BY number');
const reports = () => server.rows('SELECT sequence, body FROM reports ORDER BY sequence');

/** Sends reports from a state folder as the agent does. */
function courierOf(stateDir: string): {
  courier: Courier;
  problems: string[];
  send(sequence: number, body?: string): Promise<void>;
} {
  const problems: string[] = [];
  const { post, close } = postTo({ url: server.url, ca: server.caFile });
  const spool = keepSpool(openPage(join(stateDir, 'spool'), () => undefined));
  const moment = () => ({ wall: Date.now(), uptime: process.uptime(), boot: 'a' });
  const courier = startCourier({
    ...{ spool, post, clock: systemClock, chance: () => 0, moment, show: () => undefined },
    log: ({ code }) => void problems.push(code),
    enrol: (again) => enrol({ stateDir, tokenFile: at('token'), post, again }),
    known: () => askKnown({ url: server.url, ca: server.caFile }),
  });
  return {
    ...{ courier, problems },
    async send(sequence, body = bodyOf(wellReport)) {
      const nonce = makeIdentity().station;
      spool.add({ sequence, nonce, made: moment(), body }, { sequence, toldDay: 0 });
      courier.wake();
      await until(() => spool.size === 0);
      courier.stop();
      close();
    },
  };
}

describeAsRoot('a station and its server', () => {
  it('tell and store the same report, byte for byte of what is told', async () => {
    mkdirSync(at('state'), { mode: 0o700 });
    const identity = { ...makeIdentity(), offset: (Date.now() + 20_000) % slotMs };
    writeFileSync(at('state', identityFile), JSON.stringify(identity), { mode: 0o600 });
    await startAgent(stage, [...optionsOf(stage), '--policy', at('station.yaml'), '--state-dir', at('state')]);
    await until(() => reports().length === 1);
    expect(stations()).toMatchObject([{ id: identity.station, cloned_at: null }]);
    const told = readEnvelope(readFileSync(join(runtimeOf(stage), 'report')));
    const stored = reports().map(({ sequence, body }) => [sequence, decodeReport(body as Uint8Array)]);
    expect(stored).toEqual([[told?.sequence, Report.parse(JSON.parse(told?.body ?? ''))]]);
  });

  it('of a later release than its server tells what the server understands', async () => {
    const next = Number(stations()[0]?.last_sequence) + 1;
    const today = JSON.parse(bodyOf(wellReport));
    const later = courierOf(at('state'));
    await later.send(next, JSON.stringify({ ...today, policy: 'PULL-42', posture: { swap: 'none' } }));
    expect(later.problems).toEqual(['REPORT-01']);
    const { policy: _, ...early } = today;
    const earlier = courierOf(at('state'));
    await earlier.send(next + 1, JSON.stringify(early));
    expect(earlier.problems).toEqual([]);
    const stored = reports()
      .slice(-2)
      .map(({ sequence, body }) => [sequence, decodeReport(body as Uint8Array)]);
    const understood = { ...wellReport, policy: 'file' };
    expect(stored).toEqual([
      [next, understood],
      [next + 1, understood],
    ]);
  });

  it('show a station that was copied without a seal, and put it right with one', async () => {
    cpSync(at('state'), at('copy'), { recursive: true });
    const next = Number(stations()[0]?.last_sequence) + 1;
    await courierOf(at('state')).send(next);
    const copy = courierOf(at('copy'));
    await copy.send(next);
    expect(copy.problems).toEqual(['REPORT-03']);
    expect(stations()[0]?.cloned_at).not.toBeNull();
    expect(reports()).toHaveLength(4);

    const quiet = { input: process.stdin, say: () => undefined, ask: () => undefined, complain: () => undefined };
    const sealed = await runCommand(['seal', '--state-dir', at('copy'), '--runtime-dir', at('nowhere')], quiet);
    const enrolled = await runCommand(['enrol', '--policy', at('station.yaml'), '--state-dir', at('copy')], quiet);
    expect([sealed, enrolled]).toEqual([0, 0]);
    const anew = courierOf(at('copy'));
    await anew.send(next);
    expect(anew.problems).toEqual([]);
    expect(stations().map(({ id }) => id)).toEqual([stations()[0]?.id, readIdentity(at('copy'))?.station]);
    expect(reports()).toHaveLength(5);
  });
});
