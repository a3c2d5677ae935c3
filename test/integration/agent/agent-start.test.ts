// How the agent starts: what it gives the kiosk user, what it refuses, and its two other ways of working.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isDead, optionsOf, run, runtimeOf, setStage, shell, startAgent, withReceipt } from './support/agents.ts';
import { type Client, isState } from './support/clients.ts';
import { describeAsRoot } from './support/root.ts';
import { gone, identity, kioskName } from './support/visit.ts';

const stage = setStage();

describeAsRoot('what a station gives the kiosk user', () => {
  it('is one socket and two folders; what else is in the agent’s folder is the agent’s', async () => {
    await startAgent(stage);
    await shell(stage);
    const about = (name: string) => {
      const stat = statSync(join(runtimeOf(stage), name));
      return [stat.uid, stat.gid, (stat.mode & 0o777).toString(8)];
    };
    expect(about('agent.sock')).toEqual([0, stage.account.group, '660']);
    expect(about('control.sock')).toEqual([0, 0, '600']);
    expect(about('sessions')).toEqual([stage.account.id, stage.account.group, '700']);
    expect(about('shell')).toEqual([stage.account.id, stage.account.group, '700']);
    expect(about('state')).toEqual([0, 0, '600']);
    expect(about('.')).toEqual([0, 0, '755']);
  });
});

describeAsRoot('an agent that can’t do its work', () => {
  it.each<[string, () => string[]]>([
    ['an unknown user', () => ['--runtime-dir', runtimeOf(stage), '--kiosk-user', 'nobody-of-that-name']],
    ['an unknown option', () => ['--no-wipe']],
    ['the machine itself as the root of a shared account', () => ['--shared-user', '--root', '/']],
  ])('does not start with %s, and says the remedy', async (_what, options) => {
    const agent = run(stage, options());
    await once(agent, 'exit');
    expect(agent.exitCode).toBe(2);
    expect(stage.logged).toMatch(/^AGENT-07 The agent could not start/);
  });

  it('does not start with a folder that others may write to', async () => {
    mkdirSync(runtimeOf(stage));
    chmodSync(runtimeOf(stage), 0o777);
    const agent = run(stage, optionsOf(stage));
    await once(agent, 'exit');
    expect([agent.exitCode, existsSync(join(runtimeOf(stage), 'agent.sock'))]).toEqual([2, false]);
  });

  it('does not start as an ordinary user on a station', async () => {
    chmodSync(stage.station.base, 0o777);
    const agent = run(stage, optionsOf(stage), ['setpriv', ...identity(stage.account)]);
    await once(agent, 'exit');
    expect(agent.exitCode).toBe(2);
  });
});

describeAsRoot('an agent on somebody’s own account', () => {
  /** As that user, below a folder of theirs. */
  async function startShared(): Promise<Client> {
    chmodSync(stage.station.base, 0o777);
    const options = [
      '--root',
      stage.station.root,
      '--runtime-dir',
      runtimeOf(stage),
      '--kiosk-user',
      kioskName,
      '--shared-user',
    ];
    await startAgent(stage, options, ['setpriv', ...identity(stage.account)]);
    return await shell(stage);
  }

  it('sees a session, ends it and receipts it, without being root', async () => {
    const client = await startShared();
    const bystander = stage.station.asKiosk('sleep', '1000');
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    stage.station.plant('tmp/download');
    client.ask({ ask: 'close', reason: 'patron' });
    const told = await client.waitFor(withReceipt);
    expect(told).toMatchObject({ state: 'clean', receipt: { verdict: 'clean', containment: 'bubblewrap' } });
    expect([isDead(session.first), existsSync(join(stage.station.root, 'tmp/download'))]).toEqual([true, false]);
    expect(bystander.exitCode).toBeNull();
  });
});

describeAsRoot('a session in a folder of its own', () => {
  it('is seen by its slot, ended and wiped, and the next one’s slot stays', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    const inSlot = async (slot: string): Promise<ChildProcess> => {
      const home = join(runtimeOf(stage), 'sessions', slot, 'home');
      const script = `mkdir -p ${home}; echo secret > ${home}/file; (setsid sleep 1000 &); exec 3< ${home}/file; echo on; sleep 1000`;
      const child = stage.station.asKiosk('env', `HOME=${home}`, 'sh', '-c', script);
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
    expect(existsSync(join(runtimeOf(stage), 'sessions/0/home'))).toBe(false);
    expect(existsSync(join(runtimeOf(stage), 'sessions/1/home/file'))).toBe(true);
  });
});
