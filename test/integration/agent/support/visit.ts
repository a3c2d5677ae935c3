// A kiosk user, a root folder with a station's places, and real sessions in bubblewrap: everything but the browser.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Account, findAccount } from '../../../../agent/accounts.ts';
import { type Options, readOptions } from '../../../../agent/options.ts';

/** Of this process alone: two runs of the tests on one machine take nobody away from each other. */
export const kioskName = `lethe-${process.pid}`;
export const project = resolve(import.meta.dirname, '../../../..');

const places = ['tmp', 'var/tmp', 'dev/shm', 'run/lock', 'var/crash'];
const rootsPlaces = [
  'var/mail',
  'var/lib/systemd/coredump',
  'var/spool/cron/crontabs',
  'var/spool/cron/atjobs',
  'var/spool/cron/atspool',
  'var/spool/cups',
  'media',
  'etc',
];

export interface TestStation {
  readonly base: string;
  readonly root: string;
  readonly account: Account;
  readonly options: Options;
  /** A file of the kiosk user, by its path below the root folder. */
  plant(path: string, owner?: number): void;
  /** Starts something as the kiosk user that lives until the end of the test. */
  asKiosk(tool: string, ...args: string[]): ChildProcess;
  asRoot(tool: string, args: readonly string[], how?: { cwd?: string; stdin?: number }): ChildProcess;
  session(): Promise<Session>;
  end(): Promise<void>;
}

export interface Session {
  /** The first process inside, by its id outside. */
  readonly first: number;
  /** A path inside the session, as others may reach it while it lives. */
  inside(path: string): string;
  end(): Promise<void>;
}

export function makeKioskUser(): Account {
  const known = () => findAccount(readFileSync('/etc/passwd', 'utf8'), kioskName);
  if (known() === null)
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      `/home/${kioskName}`,
      kioskName,
    ]);
  const account = known();
  if (account === null) throw new Error('the test’s kiosk user could not be made');
  return account;
}

export function removeKioskUser(): void {
  execFileSync('userdel', [kioskName], { stdio: 'ignore' });
}

export function makeStation(account: Account, ...extraOptions: string[]): TestStation {
  const base = mkdtempSync(join(tmpdir(), 'lethe-station-'));
  chmodSync(base, 0o755);
  const [root, runtime] = [join(base, 'root'), join(base, 'runtime')];
  for (const place of [...places, ...rootsPlaces]) mkdirSync(join(root, place), { recursive: true });
  for (const place of places) chmodSync(join(root, place), 0o1777);
  for (const place of [`home/${account.name}`, `run/user/${account.id}`]) {
    mkdirSync(join(root, place), { recursive: true });
    chownSync(join(root, place), account.id, account.group);
  }
  const args = ['--root', root, '--runtime-dir', runtime, '--kiosk-user', account.name, ...extraOptions];
  const options = readOptions(args, join(project, 'resources/cleaners'));
  if (!options.ok) throw new Error(options.problem.code);
  const children: ChildProcess[] = [];
  const start = (tool: string, args: readonly string[], how: { cwd?: string; stdin?: number } = {}): ChildProcess => {
    const child = spawn(tool, args, {
      cwd: how.cwd ?? '/',
      stdio: [how.stdin ?? 'ignore', 'pipe', 'inherit'],
      detached: true,
    });
    children.push(child);
    return child;
  };
  const asKiosk = (tool: string, ...args: string[]) => start('setpriv', [...identity(account), tool, ...args]);
  return {
    ...{ base, root, account, options: options.value, asKiosk, asRoot: start },
    plant(path, owner = account.id) {
      const made = mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), 'a patron was here');
      execFileSync('chown', ['-R', `${owner}:${owner}`, made ?? join(root, path)]);
    },
    session: () => startSession(asKiosk),
    async end() {
      for (const child of children) await endProcess(child);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

export const identity = (account: Account): string[] => [
  ...['--reuid', String(account.id), '--regid', String(account.group), '--clear-groups', '--'],
];

/** What a patron's programs do at their worst: detach twice, hold deleted files, and fill every writable place. */
const visit = `
  for place in /tmp /var/tmp /dev/shm /home/patron; do mkdir -p $place; echo secret > $place/file; done
  cp /usr/bin/sleep /tmp/program
  exec 9> /tmp/held; rm /tmp/held; echo deleted >&9
  (setsid sh -c 'sleep 1000 & sleep 1000' &) ; (setsid sleep 1000 &)
  echo ready; sleep 1000`;

/** Stands for the shell: what launched one session is the station's, and so is what it launches later. */
const launcher = ['sh', '-c', 'bwrap "$@"; exit', 'shell'] as const;

async function startSession(asKiosk: TestStation['asKiosk']): Promise<Session> {
  const shell = asKiosk(
    ...launcher,
    ...(['--unshare-user', '--unshare-pid', '--unshare-ipc', '--die-with-parent', '--new-session'] as const),
    ...['--tmpfs', '/', '--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin', '--symlink', 'usr/lib', '/lib'],
    ...['--symlink', 'usr/lib64', '/lib64', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/dev/shm'],
    ...['--tmpfs', '/tmp', '--dir', '/var', '--tmpfs', '/var/tmp', '--dir', '/home', '--', '/bin/sh', '-c', visit],
  );
  if (shell.stdout === null) throw new Error('a session without an output');
  await once(shell.stdout, 'data');
  const first = childOf(childOf(shell.pid ?? 0));
  return {
    first,
    inside: (path) => `/proc/${first}/root${path}`,
    async end() {
      process.kill(first, 'SIGKILL');
      await gone(shell);
    },
  };
}

/** setpriv becomes the shell, its only child is bubblewrap, and the only child of that is the first process of the session. */
function childOf(parent: number): number {
  const child = readdirSync('/proc').find(
    (name) => /^\d+$/.test(name) && statOf(name)?.split(' ')[1] === String(parent),
  );
  if (child === undefined) throw new Error('the session has no such process');
  return Number(child);
}

function statOf(id: string): string | null {
  if (!existsSync(`/proc/${id}/stat`)) return null;
  const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2);
}

export async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await gone(child);
}
