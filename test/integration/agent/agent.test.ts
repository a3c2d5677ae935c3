// The whole agent as it is started on a station: its options, its socket, its journal, and sessions that end in every way.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Account } from '../../../agent/accounts.ts';
import type { Tell } from '../../../contract/agent-link.ts';
import { type Client, greet, isRefusal, isState } from './support/clients.ts';
import { describeAsRoot, isRoot } from './support/root.ts';
import {
  gone,
  identity,
  kioskName,
  makeKioskUser,
  makeStation,
  project,
  removeKioskUser,
  type TestStation,
} from './support/visit.ts';

let account: Account;
let station: TestStation;
let logged: string;
const agents: ChildProcess[] = [];
const clients: Client[] = [];

beforeAll(() => {
  if (isRoot) account = makeKioskUser();
});
afterAll(() => {
  if (isRoot) removeKioskUser();
});
beforeEach(() => {
  logged = '';
  if (isRoot) station = makeStation(account);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  for (const agent of agents.splice(0)) await endAgent(agent);
  if (isRoot) await station.end();
});

const runtime = () => station.options.runtime;
const socket = () => join(runtime(), 'agent.sock');
const journal = () => readFileSync(join(runtime(), 'state'), 'utf8').trim();
const stationOptions = () => ['--root', station.root, '--runtime-dir', runtime(), '--kiosk-user', account.name];

function run(options: readonly string[], before: readonly string[] = []): ChildProcess {
  const [tool = process.execPath, ...rest] = [...before, process.execPath, join(project, 'agent/main.ts'), ...options];
  const agent = spawn(tool, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: {} });
  for (const stream of [agent.stdout, agent.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      logged += piece;
    });
  }
  agents.push(agent);
  return agent;
}

async function startAgent(options = stationOptions(), before: readonly string[] = []): Promise<ChildProcess> {
  const agent = run(options, before);
  while (!logged.includes('"started"') && agent.exitCode === null) await setTimeout(10);
  return agent;
}

async function endAgent(agent: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  agent.kill(signal);
  await gone(agent);
}

async function shell(): Promise<Client> {
  const client = await greet(socket());
  clients.push(client);
  await client.waitFor(isState('clean'));
  return client;
}

const withReceipt = (tell: Tell): boolean => tell.tell === 'state' && tell.receipt !== undefined;
const isDead = (id: number) =>
  !existsSync(`/proc/${id}/stat`) || /\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, 'latin1'));

describeAsRoot('a session', () => {
  it('is opened, ended, and receipted', async () => {
    await startAgent();
    const client = await shell();
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    expect(journal()).toBe('open');
    await session.end();
    client.ask({ ask: 'close', reason: 'patron' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', containment: 'bubblewrap', left: 0 } });
    expect(journal()).toBe('clean');
  });

  it('that nobody ended is ended by the agent', async () => {
    await startAgent();
    const client = await shell();
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    client.ask({ ask: 'close', reason: 'limit' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean' } });
    expect(isDead(session.first)).toBe(true);
  });

  it('that leaves what can’t be removed shuts the station, until that is gone and somebody tries again', async () => {
    await startAgent();
    const client = await shell();
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    station.plant('var/spool/cups/c00001', 0);
    await session.end();
    client.ask({ ask: 'close', reason: 'patron' });
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'WIPE-01');
    expect(journal()).toBe('blocked');
    client.ask({ ask: 'open' });
    await client.waitFor(isRefusal('AGENT-05'));
    client.told.length = 0;
    rmSync(join(station.root, 'var/spool/cups/c00001'));
    client.ask({ ask: 'retry' });
    await client.waitFor(isState('clean'));
  });

  it('is not opened when there is none', async () => {
    await startAgent();
    const client = await shell();
    client.ask({ ask: 'open' });
    await client.waitFor(isRefusal('AGENT-06'));
    expect(journal()).toBe('clean');
  });

  it('is wiped when the shell is lost, and the spare with it', async () => {
    await startAgent();
    const client = await shell();
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    const spare = await station.session();
    client.end();
    await shell();
    for (const { first } of [session, spare]) expect(isDead(first)).toBe(true);
  });

  it('is wiped when the agent was killed in it', async () => {
    const first = await startAgent();
    const client = await shell();
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    await endAgent(first);
    expect(journal()).toBe('open');
    expect(isDead(session.first)).toBe(false);
    logged = '';
    await startAgent();
    await shell();
    expect(isDead(session.first)).toBe(true);
  });

  it('that is only a warm spare outlives an agent that was killed while the station was clean', async () => {
    const first = await startAgent();
    await shell();
    const spare = await station.session();
    await endAgent(first);
    logged = '';
    await startAgent();
    await shell();
    expect(isDead(spare.first)).toBe(false);
  });

  it('leaves nothing of its times in the log', async () => {
    await startAgent();
    const client = await shell();
    const before = logged;
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    await session.end();
    client.ask({ ask: 'close', reason: 'idle' });
    await client.waitFor(withReceipt);
    expect(logged).toBe(before);
    expect(before).toMatch(/^\{"code":"started"\}\n\{"code":"wiped","count":0,"ms":\d+\}\n$/);
  });
});

describeAsRoot('a journal', () => {
  it.each(['open', 'blocked', 'nonsense'])('that says %s makes the agent end every session there is', async (word) => {
    mkdirSync(runtime());
    writeFileSync(join(runtime(), 'state'), word);
    const session = await station.session();
    await startAgent();
    await shell();
    expect(isDead(session.first)).toBe(true);
  });

  it('that can’t be written keeps the station shut', async () => {
    await startAgent();
    const client = await shell();
    await station.session();
    mkdirSync(join(runtime(), 'state.new'));
    client.ask({ ask: 'open' });
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'AGENT-04');
    expect(client.told.some(isState('open'))).toBe(false);
  });
});

describeAsRoot('cleaner files that were refused', () => {
  it('keep the station shut, until they are mended and somebody tries again', async () => {
    const cleaners = join(station.base, 'cleaners');
    mkdirSync(cleaners);
    await startAgent([...stationOptions(), '--cleaners', cleaners]);
    const client = await greet(socket());
    clients.push(client);
    await client.waitFor((tell) => tell.tell === 'state' && tell.problem === 'WIPE-03');
    const shipped = join(project, 'resources/cleaners');
    for (const name of ['protected.yaml', 'tmp.yaml'])
      writeFileSync(join(cleaners, name), readFileSync(join(shipped, name)));
    client.ask({ ask: 'retry' });
    await client.waitFor(isState('clean'));
  });
});

describeAsRoot('what a station gives the kiosk user', () => {
  it('is the socket and two folders, and nothing else in the agent’s folder', async () => {
    await startAgent();
    await shell();
    const about = (name: string) => {
      const stat = statSync(join(runtime(), name));
      return [stat.uid, stat.gid, (stat.mode & 0o777).toString(8)];
    };
    expect(about('agent.sock')).toEqual([0, account.group, '660']);
    expect(about('sessions')).toEqual([account.id, account.group, '700']);
    expect(about('shell')).toEqual([account.id, account.group, '700']);
    expect(about('state')).toEqual([0, 0, '600']);
    expect(about('.')).toEqual([0, 0, '755']);
  });
});

describeAsRoot('an agent that can’t do its work', () => {
  it.each<[string, () => string[]]>([
    ['an unknown user', () => ['--runtime-dir', runtime(), '--kiosk-user', 'nobody-of-that-name']],
    ['an unknown option', () => ['--no-wipe']],
    ['the machine itself as the root of a shared account', () => ['--shared-user', '--root', '/']],
  ])('does not start with %s, and says the remedy', async (_what, options) => {
    const agent = run(options());
    await once(agent, 'exit');
    expect(agent.exitCode).toBe(2);
    expect(logged).toMatch(/^AGENT-07 The agent could not start/);
  });

  it('does not start with a folder that others may write to', async () => {
    mkdirSync(runtime());
    chmodSync(runtime(), 0o777);
    const agent = run(stationOptions());
    await once(agent, 'exit');
    expect([agent.exitCode, existsSync(socket())]).toEqual([2, false]);
  });

  it('does not start as an ordinary user on a station', async () => {
    chmodSync(station.base, 0o777);
    const agent = run(stationOptions(), ['setpriv', ...identity(account)]);
    await once(agent, 'exit');
    expect(agent.exitCode).toBe(2);
  });
});

describeAsRoot('an agent on somebody’s own account', () => {
  /** As that user, below a folder of theirs. */
  async function startShared(): Promise<Client> {
    chmodSync(station.base, 0o777);
    const options = ['--root', station.root, '--runtime-dir', runtime(), '--kiosk-user', kioskName, '--shared-user'];
    await startAgent(options, ['setpriv', ...identity(account)]);
    return await shell();
  }

  it('sees a session, ends it and receipts it, without being root', async () => {
    const client = await startShared();
    const bystander = station.asKiosk('sleep', '1000');
    const session = await station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    station.plant('tmp/download');
    client.ask({ ask: 'close', reason: 'patron' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', containment: 'bubblewrap' } });
    expect([isDead(session.first), existsSync(join(station.root, 'tmp/download'))]).toEqual([true, false]);
    expect(bystander.exitCode).toBeNull();
  });
});

describeAsRoot('a session in a folder of its own', () => {
  it('is seen by its slot, ended and wiped, and the next one’s slot stays', async () => {
    await startAgent();
    const client = await shell();
    const inSlot = async (slot: string): Promise<ChildProcess> => {
      const home = join(runtime(), 'sessions', slot, 'home');
      const script = `mkdir -p ${home}; echo secret > ${home}/file; (setsid sleep 1000 &); exec 3< ${home}/file; echo on; sleep 1000`;
      const child = station.asKiosk('env', `HOME=${home}`, 'sh', '-c', script);
      if (child.stdout !== null) await once(child.stdout, 'data');
      return child;
    };
    const session = await inSlot('0');
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    const spare = await inSlot('1');
    client.ask({ ask: 'close', reason: 'patron' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', containment: 'directory' } });
    await gone(session);
    expect(spare.exitCode).toBeNull();
    expect(existsSync(join(runtime(), 'sessions/0/home'))).toBe(false);
    expect(existsSync(join(runtime(), 'sessions/1/home/file'))).toBe(true);
  });
});
