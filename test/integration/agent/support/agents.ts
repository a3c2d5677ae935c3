// Starts the agent as a station does, in a process of its own, and ends it with everything that a test started beside it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Account } from '../../../../agent/accounts.ts';
import type { Tell } from '../../../../contract/agent-link.ts';
import { type Client, greet, isState } from './clients.ts';
import { isRoot } from './root.ts';
import { gone, makeKioskUser, makeStation, project, removeKioskUser, type TestStation } from './visit.ts';

/** What a test works with; filled anew before each. */
export interface Stage {
  account: Account;
  station: TestStation;
  /** All that the agents of this test wrote. */
  logged: string;
  readonly agents: ChildProcess[];
  readonly clients: Client[];
}

export function setStage(): Stage {
  const stage = { logged: '', agents: [], clients: [] } as unknown as Stage;
  if (!isRoot) return stage;
  beforeAll(() => {
    stage.account = makeKioskUser();
  });
  afterAll(removeKioskUser);
  beforeEach(() => {
    stage.logged = '';
    stage.station = makeStation(stage.account);
  });
  afterEach(async () => {
    for (const client of stage.clients.splice(0)) client.end();
    for (const agent of stage.agents.splice(0)) await endAgent(agent);
    await stage.station.end();
  });
  return stage;
}

export const runtimeOf = ({ station }: Stage): string => station.options.runtime;
export const journalOf = (stage: Stage): string => readFileSync(join(runtimeOf(stage), 'state'), 'utf8').trim();
export const optionsOf = (stage: Stage): string[] => [
  ...['--root', stage.station.root, '--runtime-dir', runtimeOf(stage), '--kiosk-user', stage.account.name],
];

/** @param before a tool that starts the agent, with its own arguments */
export function run(stage: Stage, options: readonly string[], before: readonly string[] = []): ChildProcess {
  const line = [...before, process.execPath, join(project, 'agent/main.ts'), ...options];
  const agent = spawn(line[0] ?? '', line.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: {} });
  for (const stream of [agent.stdout, agent.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      stage.logged += piece;
    });
  }
  stage.agents.push(agent);
  return agent;
}

/** Resolves when the agent listens. */
export async function startAgent(stage: Stage, ...how: [options?: string[], before?: string[]]): Promise<ChildProcess> {
  const [options = optionsOf(stage), before] = how;
  stage.logged = '';
  const agent = run(stage, options, before);
  while (!stage.logged.includes('"started"') && !isOver(agent)) await setTimeout(10);
  return agent;
}

export const isOver = (agent: ChildProcess): boolean => agent.exitCode !== null || agent.signalCode !== null;

export async function endAgent(agent: ChildProcess): Promise<void> {
  agent.kill('SIGKILL');
  await gone(agent);
}

export async function connectShell(stage: Stage): Promise<Client> {
  const client = await greet(join(runtimeOf(stage), 'agent.sock'));
  stage.clients.push(client);
  return client;
}

/** Connects as the shell and waits until the station may be opened. */
export async function shell(stage: Stage): Promise<Client> {
  const client = await connectShell(stage);
  await client.waitFor(isState('clean'));
  return client;
}

export const withReceipt = (tell: Tell): boolean => tell.tell === 'state' && tell.receipt !== undefined;

export const isDead = (id: number): boolean =>
  !existsSync(`/proc/${id}/stat`) || /\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, 'latin1'));
