// Lets the naive deleter loose on a place, where it can reach the test's own folder and nothing else of the machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeTree, type Sandbox } from './sandbox.ts';

/** `harms`: what stands outside was changed. `hangs`: it did not end. `falls short`: it left something that could be removed. */
export type Fate = 'harms' | 'hangs' | 'falls short' | 'copes';

const script = join(import.meta.dirname, 'naive-deleter.mjs');
const patience = 4000;

/** Its own view of the machine: programs to read, and the folder in which the sandbox stands. */
const within = ({ place, treasure }: Sandbox, ...how: string[]): string[] => [
  ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
  ...['--proc', '/proc', '--dev', '/dev', '--unshare-pid', '--die-with-parent'],
  ...['--ro-bind', dirname(process.execPath), dirname(process.execPath), '--ro-bind', script, script],
  ...['--bind', dirname(treasure), dirname(treasure), '--chdir', join(treasure, 'drawer')],
  ...['--', process.execPath, script, place, ...how],
];

/** @param left what can still be found in the place and could be removed */
export function fateOfNaive(sandbox: Sandbox, left: () => boolean): Fate {
  const before = describeTree(sandbox.treasure);
  const { signal, status } = spawnSync('bwrap', within(sandbox), {
    stdio: 'ignore',
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  if (!existsSync(sandbox.treasure) || describeTree(sandbox.treasure).join() !== before.join()) return 'harms';
  if (signal !== null) return 'hangs';
  if (status !== 0) throw new Error('the naive deleter did not run');
  return left() ? 'falls short' : 'copes';
}

/** Again and again. Resolves when it has done harm, or has had its time. */
export async function harmsInRace(sandbox: Sandbox, isHarmed: () => boolean): Promise<boolean> {
  const naive = spawn('bwrap', within(sandbox, 'again'), { stdio: 'ignore' });
  const end = performance.now() + 20_000;
  while (!isHarmed() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  naive.kill('SIGKILL');
  await new Promise((resolve) => naive.once('exit', resolve));
  return isHarmed();
}
