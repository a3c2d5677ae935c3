// A mount namespace of a test's own, in which every place of logs is empty and in memory: real daemons run in it, and none of the machine's logs.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Occasion } from '../../../contract/cleaner-file.ts';

const privatePlaces = ['/run', '/var/log', '/var/lib', '/var/spool', '/var/cache', '/sys/fs/pstore'];
const needed = ['/run/systemd/journal', '/run/log', '/run/faillock', '/var/log/journal', '/var/lib/systemd'];

export interface Cleared {
  readonly id: string;
  /** null: it did not run on this occasion. */
  readonly planned: number | null;
  readonly removed: number;
  readonly left: number;
  /** A code. */
  readonly problem: string | null;
}

export interface Room {
  /** The path by which this process reaches a file of the room. */
  path(inside: string): string;
  /** Runs a tool in the room and gives what it wrote. */
  run(tool: string, ...args: readonly string[]): string;
  shell(script: string): string;
  /** Starts a daemon that lives until the end of the room. */
  start(tool: string, ...args: readonly string[]): ChildProcess;
  /** Runs the clearers as the agent does, less those that are named. */
  clear(how?: { readonly without?: readonly string[]; readonly occasion?: Occasion }): readonly Cleared[];
  end(): Promise<void>;
}

const script = [
  ...privatePlaces.map((place) => `mount -t tmpfs lethe-test ${place} 2>/dev/null || true`),
  ...needed.map((folder) => `mkdir -p ${folder}`),
  'echo ready; exec sleep infinity',
].join('\n');

export async function makeRoom(): Promise<Room> {
  const keeper = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(keeper.stdout, 'data');
  const children: ChildProcess[] = [];
  const inside = ['--target', String(keeper.pid), '--mount', '--'];
  const run = (tool: string, ...args: readonly string[]): string =>
    execFileSync('nsenter', [...inside, tool, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    path: (path) => `/proc/${keeper.pid}/root${path}`,
    run,
    shell: (text) => run('sh', '-c', text),
    start(tool, ...args) {
      const child = spawn('nsenter', [...inside, tool, ...args], { stdio: 'ignore' });
      children.push(child);
      return child;
    },
    clear({ without = [], occasion = 'boot' } = {}) {
      const order = JSON.stringify({ without, occasion });
      return JSON.parse(run(process.execPath, join(import.meta.dirname, 'clear.ts'), order));
    },
    async end() {
      for (const child of [...children.reverse(), keeper]) await endProcess(child);
    },
  };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Asks again until it is so: daemons take their time. */
export async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; !is(); tries++) {
    if (tries === 400) throw new Error(`never so: ${is}`);
    await setTimeout(25);
  }
}
