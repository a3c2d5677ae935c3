// Real sessions in bubblewrap, as a kiosk user: what a visit leaves is removed, and each look sees what its cleaner would have removed.

import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Account } from '../../../agent/accounts.ts';
import type { Premises } from '../../../agent/audit/view.ts';
import { readMounts } from '../../../agent/processes/mounts.ts';
import { type Snapshot, takeSnapshot } from '../../../agent/processes/snapshot.ts';
import { readProcesses } from '../../../agent/processes/table.ts';
import { cleanersFor, premisesFor, rootsFor } from '../../../agent/station.ts';
import { loadCleaningRules } from '../../../agent/wipe/load.ts';
import { makeWiper } from '../../../agent/wipe/wipe.ts';
import { CheckId, Receipt } from '../../../contract/receipt.ts';
import { describeAsRoot, isRoot } from './support/root.ts';
import {
  identity,
  makeKioskUser,
  makeStation,
  removeKioskUser,
  type Session,
  type TestStation,
} from './support/visit.ts';

let account: Account;
let station: TestStation;
let premises: Premises;
let session: Session;

beforeAll(() => {
  if (isRoot) account = makeKioskUser();
});
afterAll(() => {
  if (isRoot) removeKioskUser();
});
beforeEach(async () => {
  if (!isRoot) return;
  station = makeStation(account);
  const roots = rootsFor(station.options, account);
  const rules = loadCleaningRules(station.options.cleaners, roots.kiosk);
  if (!rules.ok) throw new Error(rules.problem.code);
  premises = premisesFor(station.options, roots, rules.value);
  // What stands for the shell: there before the session, and still there after it.
  station.asKiosk('sleep', '1000');
  session = await station.session();
});
afterEach(async () => {
  if (!isRoot) return;
  removeObjects();
  await station.end();
});

const snapshotNow = (): Snapshot => {
  const snapshot = takeSnapshot(readProcesses(), premises.station);
  if (snapshot === null) throw new Error('no session in sight');
  return snapshot;
};

/** The receipt of a wipe, with the cleaners that are named switched off. */
async function wipe(snapshot: Snapshot | null, ...off: readonly string[]): Promise<Receipt> {
  const cleaners = cleanersFor(premises).filter(({ id }) => !off.includes(id));
  const order = { occasion: 'session-end', scope: { snapshot, everySession: snapshot === null } } as const;
  const receipt = await makeWiper(premises, cleaners)(order);
  if (!receipt.ok) throw new Error(receipt.problem.code);
  return Receipt.parse(receipt.value);
}

const red = (receipt: Receipt): CheckId[] => receipt.checks.filter(({ left }) => left > 0).map(({ id }) => id);

const objectsOf = (kind: string): string[] =>
  execFileSync('ipcs', [kind], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(account.name.slice(0, 10)))
    .map((line) => line.split(/\s+/)[1] ?? '');

function removeObjects(): void {
  for (const kind of ['-m', '-s', '-q']) for (const id of objectsOf(kind)) execFileSync('ipcrm', [kind, id]);
}

describeAsRoot('a session that ends as it should', () => {
  it('leaves nothing, and the receipt has every look in order', async () => {
    const snapshot = snapshotNow();
    expect(snapshot.containment).toBe('bubblewrap');
    expect(snapshot.devices.size).toBeGreaterThan(2);
    expect(snapshot.members.size).toBeGreaterThan(2);
    await session.end();
    const receipt = await wipe(snapshot);
    expect(receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap', left: 0, removed: 0 });
    const order = CheckId.options.filter((id) => !['clipboard', 'primary-selection'].includes(id));
    expect(receipt.checks.map(({ id }) => id)).toEqual(order);
    expect(receipt.checks[0]?.looked).toBeGreaterThan(2);
  });

  it('leaves the spare that came after it alone', async () => {
    const snapshot = snapshotNow();
    const spare = await station.session();
    await session.end();
    expect(await wipe(snapshot)).toMatchObject({ verdict: 'clean', removed: 0 });
    process.kill(spare.first, 0);
    await spare.end();
  });
});

interface Sabotage {
  /** Done while the session lives and has been noted. */
  readonly during?: () => void | Promise<void>;
  /** The session does not end. */
  readonly survives?: boolean;
  /** Done after its end. */
  readonly after?: () => void | Promise<void>;
  /** The looks that must see it, and no other. */
  readonly seenBy: readonly CheckId[];
  /** The cleaner that removes it; none: it can only be seen. */
  readonly cleaner?: string;
}

const asKiosk = (tool: string, ...args: string[]) => execFileSync('setpriv', [...identity(account), tool, ...args]);
/** Resolves when the tool itself runs: what starts it stands elsewhere. */
const started = async (tool: string, args: readonly string[], how: { cwd?: string; stdin?: number } = {}) => {
  const child = station.asRoot(tool, args, how);
  const running = ['sleep\n', 'program\n'];
  while (!running.includes(readFileSync(`/proc/${child.pid}/comm`, 'utf8'))) await setTimeout(5);
};
const holdOpen = async (path: string) => {
  const descriptor = openSync(path, 'r');
  await started('sleep', ['1000'], { stdin: descriptor });
  closeSync(descriptor);
};
const spool = (name: string): Sabotage => ({
  during: () => station.plant(`var/spool/cups/${name}`, 0),
  seenBy: ['print-spool'],
});
const planted = (path: string, check: CheckId, cleaner: string, owner?: number): Sabotage => ({
  during: () => station.plant(path.replace('USER', account.name).replace('ID', String(account.id)), owner),
  ...{ seenBy: [check], cleaner },
});

const sabotages: Record<string, Sabotage> = {
  'a session that goes on': {
    ...{ survives: true, cleaner: 'processes' },
    seenBy: ['processes', 'memory-file-systems', 'open-files'],
  },
  'a process that got out of the session’s reach': {
    during: () => void station.asKiosk('sleep', '1000'),
    ...{ seenBy: ['processes'], cleaner: 'processes' },
  },
  'a file of the session, held open outside': {
    during: () => holdOpen(session.inside('/tmp/file')),
    seenBy: ['open-files'],
  },
  'a deleted file of the session, held open outside': {
    during: () => holdOpen(`/proc/${session.first}/root/proc/2/fd/9`),
    seenBy: ['open-files'],
  },
  'a folder of the session that somebody outside works in': {
    during: () => started('sleep', ['1000'], { cwd: session.inside('/var/tmp') }),
    seenBy: ['open-files'],
  },
  'a program of the session that runs outside': {
    // Mapped, and not open: there is no descriptor to be seen.
    during: () => started(session.inside('/tmp/program'), ['1000']),
    seenBy: ['open-files'],
  },
  'the session’s mounts, held as a file': {
    during: () => holdOpen(`/proc/${session.first}/ns/mnt`),
    seenBy: ['open-files'],
  },
  'another user’s process among the session’s mounts': {
    during: () => started('nsenter', ['--target', String(session.first), '--mount', 'sleep', '1000']),
    seenBy: ['processes', 'memory-file-systems', 'open-files'],
  },
  'a file in the home folder': planted('home/USER/.bash_history', 'home', 'home'),
  'a folder tree in the home folder': planted('home/USER/.cache/a/b/c', 'home', 'home'),
  'a file among the temporary ones': planted('tmp/download.pdf', 'temporary', 'tmp'),
  'a hidden one of Chromium’s': planted('tmp/.org.chromium.Chromium.a1b2c3/file', 'temporary', 'tmp'),
  'a file among those that outlive a restart': planted('var/tmp/file', 'temporary', 'var-tmp'),
  'shared memory by name': planted('dev/shm/.org.chromium.Chromium.x', 'shared-memory', 'dev-shm'),
  'a file in the user’s own runtime folder': planted('run/user/ID/dconf/user', 'other-places', 'run-user'),
  'a lock': planted('run/lock/patron', 'other-places', 'run-lock'),
  'mail from a job': planted('var/mail/USER', 'other-places', 'var-mail'),
  'a job at a set time': planted('var/spool/cron/crontabs/USER', 'scheduled-jobs', 'cron-tables'),
  'a job for once': planted('var/spool/cron/atjobs/a0000101c', 'scheduled-jobs', 'at-jobs'),
  'a core dump in the home folder': planted('home/USER/core', 'crash-dumps', 'home'),
  'a core dump among the temporary files': planted('tmp/core.4711', 'crash-dumps', 'tmp'),
  'a core dump of the display server': planted(
    'var/lib/systemd/coredump/core.Xorg.0.zst',
    'crash-dumps',
    'core-dumps',
    0,
  ),
  'a crash report': planted('var/crash/report.crash', 'crash-dumps', 'var-crash', 0),
  'System V memory': {
    during: () => void asKiosk('ipcmk', '--shmem', '4096'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'System V semaphores': {
    during: () => void asKiosk('ipcmk', '--semaphore', '2'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'a System V queue': {
    during: () => void asKiosk('ipcmk', '--queue'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'a print job’s description': spool('c00012'),
  'a print job’s document': spool('d00012-001'),
};

describeAsRoot('a visit that leaves', () => {
  const removable = Object.entries(sabotages).filter(([, { cleaner }]) => cleaner !== undefined);

  async function leave(sabotage: Sabotage): Promise<Snapshot> {
    const snapshot = snapshotNow();
    await sabotage.during?.();
    if (!sabotage.survives) await session.end();
    return snapshot;
  }

  it.each(removable)('%s: removed, and the receipt clean', async (_name, sabotage) => {
    const receipt = await wipe(await leave(sabotage));
    expect([red(receipt), receipt.verdict]).toEqual([[], 'clean']);
    expect(receipt.removed).toBeGreaterThan(0);
  });

  it.each(Object.entries(sabotages))('%s: seen by its own look where nothing removes it', async (_name, sabotage) => {
    const receipt = await wipe(await leave(sabotage), ...(sabotage.cleaner === undefined ? [] : [sabotage.cleaner]));
    expect([red(receipt), receipt.verdict]).toEqual([sabotage.seenBy, 'residue']);
  });

  it('a medium: seen for as long as it is mounted', async () => {
    const at = join(station.root, 'media/stick');
    mkdirSync(at);
    const snapshot = await leave({ seenBy: [] });
    execFileSync('mount', ['--bind', station.base, at]);
    const seen = await wipe(snapshot);
    execFileSync('umount', [at]);
    expect([red(seen), red(await wipe(snapshot))]).toEqual([['removable-media'], []]);
  });
});

describeAsRoot('numbers that the kernel gives to others once a session is gone', () => {
  it('are not taken for the session’s', async () => {
    const snapshot = snapshotNow();
    await session.end();
    const many = 'for n in $(seq 40); do mkdir -p $0/$n; mount -t tmpfs test $0/$n; done; exec sleep 1000';
    await started('unshare', ['--mount', 'sh', '-c', many, join(station.base, 'others')]);
    const given = [...readProcesses().byId.values()].flatMap(({ id }) => readMounts('/proc', id) ?? []);
    expect(given.some(({ device }) => snapshot.devices.has(device))).toBe(true);
    expect(await wipe(snapshot)).toMatchObject({ verdict: 'clean', left: 0 });
  });
});

describeAsRoot('a place that can’t be read', () => {
  it('is unseen, not empty', async () => {
    const snapshot = snapshotNow();
    await session.end();
    execFileSync('rm', ['-r', join(station.root, 'tmp')]);
    execFileSync('ln', ['-s', '/nowhere', join(station.root, 'tmp')]);
    const receipt = await wipe(snapshot);
    expect(receipt.verdict).toBe('unseen');
    expect(receipt.checks.map(({ id }) => id)).not.toContain('temporary');
  });

  it('is unseen without a display that was configured', async () => {
    premises = { ...premises, display: { display: ':9871', xauthority: null } };
    const snapshot = snapshotNow();
    await session.end();
    const receipt = await wipe(snapshot);
    expect(receipt.verdict).toBe('unseen');
    expect(receipt.checks.map(({ id }) => id)).not.toContain('clipboard');
  });
});

describeAsRoot('an agent that was not there when the session opened', () => {
  it('ends every session there is, and nothing else of the kiosk user', async () => {
    const other = await station.session();
    const shellsOwn = station.asKiosk('sleep', '1000');
    const receipt = await wipe(null);
    expect(receipt).toMatchObject({ verdict: 'clean', left: 0 });
    expect(receipt.removed).toBeGreaterThanOrEqual(14);
    for (const { first } of [session, other]) expect(() => process.kill(first, 0)).toThrow();
    expect(shellsOwn.exitCode).toBeNull();
  });

  it('sees them where they are not ended', async () => {
    expect(red(await wipe(null, 'processes'))).toEqual(['processes']);
  });
});

describeAsRoot('what the station itself uses', () => {
  it('stays, and does not count', async () => {
    for (const path of ['tmp/.X11-unix/X0', 'tmp/.X0-lock']) station.plant(path);
    for (const path of ['bus', 'systemd/private', 'lethe-shell/Preferences'])
      station.plant(`run/user/${account.id}/${path}`);
    chmodSync(join(station.root, 'tmp/.X11-unix'), 0o1777);
    const snapshot = snapshotNow();
    await session.end();
    expect(await wipe(snapshot)).toMatchObject({ verdict: 'clean', removed: 0, left: 0 });
  });
});
