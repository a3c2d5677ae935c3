// Kills the agent at a chosen step of its work, without a hook in the agent, and makes a disk that is full.
import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { connectShell, isOver, optionsOf, type Stage, startAgent } from './agents.ts';
import { type Client, isState } from './clients.ts';
import type { Session } from './visit.ts';

/** The `nth` call of one kind that the agent makes, counted from its start; about one file only where one is named. */
export interface Step {
  readonly call: 'renameSync' | 'unlinkSync' | 'rmdirSync' | 'kill';
  readonly nth: number;
  readonly file?: 'state' | 'ledger.json' | 'marks.json' | 'one' | 'two' | 'three' | 'folder';
}

const killer = pathToFileURL(join(import.meta.dirname, 'kill-at.ts')).href;

export const killedAt = ({ call, nth, file }: Step): string[] => [
  ...['env', `LETHE_TEST_KILL_AT=${call} ${nth} ${file ?? ''}`, `NODE_OPTIONS=--import=${killer}`],
];

/** What a patron's programs left outside their memory. */
export const litter = ['tmp/one', 'tmp/folder/two', 'var/tmp/three'] as const;

export interface Visit {
  /** null: it did not come to that. */
  readonly session: Session | null;
  readonly agent: ChildProcess;
  readonly client: Client;
}

/** One visit from the start of the agent to its receipt, as far as the agent lives. Its session is left to the agent to end. */
export async function visitUntilKilled(stage: Stage, step: Step): Promise<Visit> {
  const agent = await startAgent(stage, optionsOf(stage), killedAt(step));
  const client = await connectShell(stage);
  const reaches = async (state: string): Promise<boolean> => {
    await Promise.race([client.waitFor(isState(state)), over(agent)]);
    return !isOver(agent);
  };
  if (isOver(agent) || !(await reaches('clean'))) return { session: null, agent, client };
  const session = await stage.station.session();
  client.ask({ ask: 'open' });
  if (!(await reaches('open'))) return { session, agent, client };
  for (const path of litter) stage.station.plant(path);
  client.told.length = 0;
  client.ask({ ask: 'close', reason: 'patron' });
  await reaches('clean');
  await Promise.race([over(agent), setTimeout(500)]);
  return { session, agent, client };
}

export async function over(agent: ChildProcess): Promise<void> {
  while (!isOver(agent)) await setTimeout(10);
}

/** A small memory file system of its own at a folder of the test's, which is full until it is emptied. */
export function makeRoom(folder: string): { fill(): void; empty(): void; end(): void } {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=755', 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    fill() {
      for (const size of [4096, 1]) {
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        }
      }
    },
    empty: () => writeFileSync(ballast, ''),
    end: () => execFileSync('umount', ['--lazy', folder]),
  };
}
