// A Debian booted by systemd-nspawn: the rootfs below, a layer of the test's own above, with what the test puts into it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findRootfs } from './rootfs.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
}

export interface Machine {
  /** The root folder, from outside. */
  readonly root: string;
  /** What stands on this machine's disk beside the Debian that all start from. */
  readonly layer: string;
  write(path: string, text: string, mode?: number): void;
  read(path: string): string | null;
  /** Before a boot. */
  enable(unit: string): void;
  /** Resolves when the system has come up. */
  boot(): Promise<void>;
  /** Runs something inside, as root. */
  inside(...command: readonly string[]): Ran;
  /** The same, but with the network of the computer that runs the tests: to reach a server there. */
  insideWithNetwork(...command: readonly string[]): Ran;
  /** Waits until something inside succeeds. */
  until(what: string, ...command: readonly string[]): Promise<void>;
  powerOff(): Promise<void>;
  end(): Promise<void>;
}

const bootPatience = 60_000;
const toolPatience = 30_000;
const pause = 100;

/** nspawn would call each after its folder, `root`, and two of them would share what it keeps under that name. */
export const ownName = (root: string): string => `--machine=${basename(dirname(root)).replace('lethe-', '')}`;

/**
 * @param from lays into the root folder, before the first boot, what the machine is about; or a machine that is switched off, of
 * which this one gets a copy of the disk
 */
export async function makeMachine(from: ((root: string) => Promise<void>) | Machine): Promise<Machine> {
  const base = mkdtempSync(join(tmpdir(), 'lethe-nspawn-'));
  const folder = (name: string): string => {
    mkdirSync(join(base, name));
    return join(base, name);
  };
  // Of its own, so that no overlay of the machine that runs the tests lies under this one.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0755', 'lethe-nspawn', base]);
  const [upper, work, root] = [folder('upper'), folder('work'), folder('root')];
  if (typeof from !== 'function') execFileSync('cp', ['--archive', `${from.layer}/.`, upper]);
  const layers = `lowerdir=${findRootfs()},upperdir=${upper},workdir=${work}`;
  execFileSync('mount', ['-t', 'overlay', '-o', layers, 'lethe-nspawn', root]);
  if (typeof from === 'function') await from(root);
  let running: ChildProcess | null = null;
  let first = 0;

  const run = (command: readonly string[], ...more: readonly string[]): Ran => {
    const enter = ['--target', String(first), '--mount', '--uts', '--ipc', '--pid', ...more, '--root', '--wd', '--'];
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' };
    const ran = spawnSync('nsenter', [...enter, ...command], {
      encoding: 'utf8',
      timeout: toolPatience,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { code: ran.status, out: ran.stdout };
  };
  const inside = (...command: readonly string[]): Ran => run(command, '--net');
  const until = async (what: string, ...command: readonly string[]): Promise<void> => {
    for (const begun = Date.now(); inside(...command).code !== 0; await setTimeout(pause)) {
      if (Date.now() - begun > bootPatience) throw new Error(`never: ${what}`);
    }
  };
  const powerOff = async (): Promise<void> => {
    if (running === null) return;
    const ended = once(running, 'exit');
    inside('systemctl', 'poweroff', '--no-block');
    await ended;
    running = null;
  };
  return {
    ...{ root, layer: upper, inside, until, powerOff },
    insideWithNetwork: (...command) => run(command),
    write(path, text, mode = 0o644) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { mode });
    },
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
    enable: (unit) => void execFileSync('systemctl', ['--root', root, 'enable', unit], { stdio: 'ignore' }),
    async boot() {
      const how = ['-b', '--register=no', '--keep-unit', '--private-network', '--console=pipe', '--quiet'];
      running = spawn('systemd-nspawn', ['-D', root, ownName(root), ...how], { stdio: 'ignore' });
      first = await firstProcessOf(running);
      await until('the system is up', 'systemctl', 'is-active', '--quiet', 'graphical.target');
    },
    async end() {
      await powerOff();
      execFileSync('umount', [root]);
      execFileSync('umount', [base]);
      rmSync(base, { recursive: true });
    },
  };
}

/** The init that nspawn started, by its id outside; nspawn has helpers of its own. */
async function firstProcessOf(nspawn: ChildProcess): Promise<number> {
  for (const begun = Date.now(); Date.now() - begun < bootPatience; await setTimeout(pause)) {
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === nspawn.pid);
    const init = children.find((id) => commandOf(id) === 'systemd');
    if (init !== undefined) return Number(init);
    if (nspawn.exitCode !== null) throw new Error('systemd-nspawn ended');
  }
  throw new Error('the machine never started');
}

function parentOf(id: string): number | null {
  return Number(/^PPid:\s*(\d+)$/m.exec(readOr(`/proc/${id}/status`))?.[1] ?? 0);
}

const commandOf = (id: string): string => readOr(`/proc/${id}/comm`).trim();

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
