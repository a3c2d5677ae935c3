// A real agent that reports: to a real server over TLS, on its own clock, with a visit going on or not, and with nothing in it of this machine.
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Identity, identityFile, makeIdentity, readIdentity } from '../../../agent/delivery/identity.ts';
import { slotMs } from '../../../agent/health/slots.ts';
import { reportBytes } from '../../../contract/report-envelope.ts';
import { type ContractServer, goodToken, startContractServer } from '../../support/health/contract-server.ts';
import { goodPolicies } from '../../support/policy/good-policies.ts';
import { optionsOf, runtimeOf, setStage, shell, startAgent } from './support/agents.ts';
import { isState } from './support/clients.ts';
import { describeAsRoot } from './support/root.ts';

const stage = setStage();
let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer();
});
afterEach(() => server.end());

const at = (name: string): string => join(stage.station.base, name);
const stateDir = (): string => at('kept');

function writePolicy(served: boolean, statistics: object = {}): string[] {
  const [policy = {}] = goodPolicies;
  writeFileSync(at('ca.pem'), server.certificate.cert);
  writeFileSync(at('token'), goodToken, { mode: 0o600 });
  const place = { url: server.url, ca: at('ca.pem'), token: at('token') };
  const written = { ...policy, statistics, server: served ? place : undefined };
  writeFileSync(at('station.yaml'), JSON.stringify(written), { mode: 0o644 });
  return [...optionsOf(stage), '--policy', at('station.yaml'), '--state-dir', stateDir()];
}

/** An agent that has been here before, whose moment comes soon. */
async function startWithSlotIn(ms: number, options: string[]) {
  const identity = Identity.parse({ ...makeIdentity(), offset: (Date.now() + ms) % slotMs });
  mkdirSync(stateDir(), { recursive: true, mode: 0o700 });
  writeFileSync(join(stateDir(), identityFile), JSON.stringify(identity), { mode: 0o600 });
  return { identity, agent: await startAgent(stage, options) };
}

async function until(fits: () => boolean): Promise<void> {
  for (let tries = 0; !fits() && tries < 1500; tries += 1) await setTimeout(20);
  expect(fits()).toBe(true);
}

const message = (): string => readFileSync(join(runtimeOf(stage), 'report'), 'utf8');

/** What would name this machine or a person; each is looked for in what was sent. */
function namesOfThisMachine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((found = []) =>
    found.flatMap(({ address, mac }) => [address, mac]),
  );
  const files = [
    '/etc/machine-id',
    '/sys/class/dmi/id/product_uuid',
    '/sys/class/dmi/id/product_serial',
    '/proc/sys/kernel/random/boot_id',
  ];
  const ids = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8').trim());
  return [hostname(), userInfo().username, stage.account.name, ...addresses, ...ids].filter((name) => name.length > 3);
}

describeAsRoot('an agent whose policy names a server', () => {
  it('enrols and reports on its own clock, leaves the message for people to see, and names nobody in it', async () => {
    const { identity } = await startWithSlotIn(20_000, writePolicy(true));
    await until(() => server.arrived.length === 1);
    const late = (Date.now() - identity.offset) % slotMs;
    expect(late).toBeLessThan(20_000);

    const [arrived] = server.arrived;
    expect(arrived).toMatchObject({ station: identity.station, age: 0 });
    expect(arrived?.report).toMatchObject({
      ...{ outOfService: 'no', failedWipes: '0', day: null },
      system: { family: 'linux' },
      eventLogs: { outcome: expect.any(String) },
    });
    expect(arrived?.bytes).toHaveLength(reportBytes);
    expect(message()).toBe(Buffer.from(arrived?.bytes ?? '', 'latin1').toString('utf8'));
    expect(statSync(join(runtimeOf(stage), 'report')).mode & 0o777).toBe(0o600);
    expect(readIdentity(stateDir())?.serverKey).not.toBeNull();

    const names = namesOfThisMachine();
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => arrived?.bytes.includes(name))).toEqual([]);
    // The search does see what is there.
    expect(arrived?.bytes).toContain(identity.station);
  });

  it('keeps the day’s figures when it is stopped, and its state folder for itself', async () => {
    const { agent } = await startWithSlotIn(60_000, writePolicy(true, { visits: true }));
    const client = await shell(stage);
    await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    expect(existsSync(join(stateDir(), 'day.json'))).toBe(false);
    agent.kill('SIGTERM');
    await once(agent, 'exit');
    const path = join(stateDir(), 'day.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ visits: 1 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describeAsRoot('an agent whose policy names no server', () => {
  it('makes a message to be shown, signs it with nothing, and sends it to nobody', async () => {
    const { identity } = await startWithSlotIn(20_000, writePolicy(false));
    await until(() => existsSync(join(runtimeOf(stage), 'report')));
    expect(message()).toHaveLength(reportBytes);
    expect(message()).toContain(identity.station);
    await setTimeout(500);
    expect([server.headers, existsSync(join(stateDir(), 'spool'))]).toEqual([[], false]);
  });
});
