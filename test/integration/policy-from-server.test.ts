// A real agent and the real server: a policy that somebody signed elsewhere comes to the station by the clock, and is in force when the shell is back.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from '../../agent/cli/command.ts';
import { enrol } from '../../agent/delivery/enrol.ts';
import { identityFile, makeIdentity } from '../../agent/delivery/identity.ts';
import { postTo } from '../../agent/delivery/post.ts';
import { nextPull, pullMs } from '../../agent/policy-pull/pull-times.ts';
import { pulledPolicyFile } from '../../contract/policy-in-force.ts';
import { fingerprintOfBundle } from '../../contract/policy-signature.ts';
import { addPlace } from '../../server/store/places.ts';
import { addPolicy } from '../../server/store/policies.ts';
import { placeStation } from '../../server/store/stations.ts';
import { type RealServer, startRealServer, storeIn } from '../support/health/real-server.ts';
import { goodPolicies } from '../support/policy/good-policies.ts';
import { makeSigner, place, policyText } from '../support/policy/signer.ts';
import { openStore } from '../support/server/stores.ts';
import { connectShell, optionsOf, runtimeOf, setStage, shell, startAgent } from './agent/support/agents.ts';
import { isState } from './agent/support/clients.ts';
import { describeAsRoot } from './agent/support/root.ts';

const stage = setStage();
const signer = makeSigner();
const placeId = '11111111-2222-4333-8444-555555555555';
let folder: string;
let server: RealServer;
const at = (...names: string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-policy-'));
  server = await startRealServer(folder);
});
afterEach(async () => {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Its id decides when it asks: one that asks in so many milliseconds, or within the half minute after. */
function idAskingIn(ms: number): string {
  const moment = (Date.now() + ms) % pullMs;
  return `${moment.toString(16).padStart(8, '0')}00000000`;
}

async function enrolledStation(): Promise<string> {
  const station = idAskingIn(15_000);
  mkdirSync(at('state'), { mode: 0o700 });
  writeFileSync(at('token'), server.token, { mode: 0o600 });
  writeFileSync(at('state', identityFile), JSON.stringify({ ...makeIdentity(), station }), { mode: 0o600 });
  const { post, close } = postTo({ url: server.url, ca: server.caFile });
  expect(await enrol({ stateDir: at('state'), tokenFile: at('token'), post, again: false })).toMatchObject({
    is: 'enrolled',
  });
  close();
  return station;
}

async function release(station: string, bundle: string): Promise<void> {
  const store = await openStore(storeIn(folder));
  const now = Math.floor(Date.now() / 1000);
  await addPlace(store, { id: placeId, name: place, hours: [] });
  await placeStation(store, station, placeId);
  const policy = { id: placeId, place: placeId, serial: 4, share: 100, addedAt: now, addedBy: 'test' };
  expect(await addPolicy(store, { ...policy, fingerprint: fingerprintOfBundle(bundle) }, bundle)).toBe(true);
  await store.close();
}

async function status(): Promise<string> {
  const said: string[] = [];
  const quiet = { input: process.stdin, ask: () => undefined, complain: () => undefined };
  await runCommand(['status', '--runtime-dir', runtimeOf(stage)], {
    ...quiet,
    say: (text: string) => void said.push(text),
  });
  return said.join('\n');
}

async function until(fits: () => boolean): Promise<void> {
  for (let tries = 0; !fits() && tries < 1200; tries += 1) await setTimeout(50);
  expect(fits()).toBe(true);
}

const pulled = (): string => readFileSync(join(runtimeOf(stage), pulledPolicyFile), 'utf8');

describeAsRoot('a station that takes policies from its server', () => {
  it('has it in force between two visits, says so, and keeps it over a start without the server', async () => {
    const own = { url: server.url, ca: server.caFile, token: at('token'), policyKeys: [signer.line] };
    writeFileSync(at('station.yaml'), JSON.stringify({ ...goodPolicies[0], server: own }), { mode: 0o644 });
    const station = await enrolledStation();
    await release(station, signer.sign(4, Math.floor(Date.now() / 1000), { policy: policyText() }));
    const how = [...optionsOf(stage), '--policy', at('station.yaml'), '--state-dir', at('state')];
    expect(nextPull(Date.now(), station) - Date.now()).toBeLessThan(16_000);
    const agent = await startAgent(stage, how);
    const first = await shell(stage);
    expect([await status(), pulled()]).toEqual([expect.stringContaining('own file'), '']);

    await until(() => first.cues.length > 0);
    expect(first.cues).toEqual([{ cue: 'renew' }]);
    expect(pulled()).toContain('01:30');
    first.end();
    const second = await connectShell(stage);
    await second.waitFor(isState('clean'));
    await until(() => JSON.parse(readFileSync(at('state', 'policy.json'), 'utf8')).trial === false);
    expect(await status()).toContain('Policy: number 4, from the server.');

    agent.kill('SIGKILL');
    await server.end();
    await startAgent(stage, how);
    await shell(stage);
    expect([await status(), pulled()]).toEqual([expect.stringContaining('number 4'), expect.stringContaining('01:30')]);
  }, 120_000);
});
