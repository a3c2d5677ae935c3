// Real sessions in bubblewrap, as a kiosk user: what a visit leaves is removed, and each look sees what its cleaner would have removed.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Snapshot } from '../../../agent/processes/snapshot.ts';
import { CheckId } from '../../../contract/receipt.ts';
import { describeAsRoot } from './support/root.ts';
import { asKiosk, hasLostItsHead, headless, red, setScene, snapshotNow, started, wipe } from './support/scene.ts';

const scene = setScene();

describeAsRoot('a session that ends as it should', () => {
  it('leaves nothing, and the receipt has every look in order', async () => {
    const snapshot = snapshotNow(scene);
    expect(snapshot.containment).toBe('bubblewrap');
    expect(snapshot.devices.size).toBeGreaterThan(2);
    expect(snapshot.members.size).toBeGreaterThan(2);
    await scene.session.end();
    const receipt = await wipe(scene, snapshot);
    expect(receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap', left: 0, removed: 0 });
    const order = CheckId.options.filter((id) => !['clipboard', 'primary-selection'].includes(id));
    expect(receipt.checks.map(({ id }) => id)).toEqual(order);
    expect(receipt.checks[0]?.looked).toBeGreaterThan(2);
  });

  it('leaves the spare that came after it alone', async () => {
    const snapshot = snapshotNow(scene);
    const spare = await scene.station.session();
    await scene.session.end();
    expect(await wipe(scene, snapshot)).toMatchObject({ verdict: 'clean', removed: 0 });
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

const holdOpen = async (path: string) => {
  const descriptor = openSync(path, 'r');
  await started(scene, 'sleep', ['1000'], { stdin: descriptor });
  closeSync(descriptor);
};
/** Root's where it is given something to hold, else the kiosk user's. */
async function startHeadless(stdin: number | null = null): Promise<void> {
  const [tool, ...args] = headless;
  const { station } = scene;
  const child = stdin === null ? station.asKiosk(tool, ...args) : station.asRoot(tool, args, { stdin });
  await hasLostItsHead(child.pid ?? 0);
}
const holdOpenHeadless = async (path: string) => {
  const descriptor = openSync(path, 'r');
  await startHeadless(descriptor);
  closeSync(descriptor);
};
const planted = (path: string, check: CheckId, cleaner: string, owner?: number): Sabotage => ({
  during: () =>
    scene.station.plant(path.replace('USER', scene.account.name).replace('ID', String(scene.account.id)), owner),
  ...{ seenBy: [check], cleaner },
});

const sabotages: Record<string, Sabotage> = {
  'a session that goes on': {
    ...{ survives: true, cleaner: 'processes' },
    seenBy: ['processes', 'memory-file-systems', 'open-files'],
  },
  'a process that got out of the session’s reach': {
    during: () => void scene.station.asKiosk('sleep', '1000'),
    ...{ seenBy: ['processes'], cleaner: 'processes' },
  },
  'a process out of its reach, whose first thread has ended': {
    during: () => startHeadless(),
    ...{ seenBy: ['processes'], cleaner: 'processes' },
  },
  'a file of the session, held open by a process whose first thread has ended': {
    during: () => holdOpenHeadless(scene.session.inside('/tmp/file')),
    seenBy: ['open-files'],
  },
  'a file of the session, held open outside': {
    during: () => holdOpen(scene.session.inside('/tmp/file')),
    seenBy: ['open-files'],
  },
  'a deleted file of the session, held open outside': {
    during: () => holdOpen(`/proc/${scene.session.first}/root/proc/2/fd/9`),
    seenBy: ['open-files'],
  },
  'a folder of the session that somebody outside works in': {
    during: () => started(scene, 'sleep', ['1000'], { cwd: scene.session.inside('/var/tmp') }),
    seenBy: ['open-files'],
  },
  'a program of the session that runs outside': {
    // Mapped, and not open: there is no descriptor to be seen.
    during: () => started(scene, scene.session.inside('/tmp/program'), ['1000']),
    seenBy: ['open-files'],
  },
  'the session’s mounts, held as a file': {
    during: () => holdOpen(`/proc/${scene.session.first}/ns/mnt`),
    seenBy: ['open-files'],
  },
  'another user’s process among the session’s mounts': {
    during: () => started(scene, 'nsenter', ['--target', String(scene.session.first), '--mount', 'sleep', '1000']),
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
  'what a job at a set time wrote': planted('var/spool/cron/atspool/a0000101c', 'scheduled-jobs', 'at-output'),
  'what the sign-in screen keeps': planted('var/lib/lightdm-data/USER/face', 'other-places', 'greeter'),
  'a picture of a picture': planted('home/USER/.cache/thumbnails/normal/a1.png', 'home', 'home'),
  'a list of recent files': planted('home/USER/.local/share/recently-used.xbel', 'home', 'home'),
  'the folder of a medium that has gone': planted('media/USER/HOLIDAY/x', 'removable-media', 'media', 0),
  '… below /run': planted('run/media/USER/HOLIDAY/x', 'removable-media', 'run-media', 0),
  'what was printed to a file': planted('var/spool/cups-pdf/ANONYMOUS/title.pdf', 'print-spool', 'pdf-prints', 0),
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
    during: () => void asKiosk(scene, 'ipcmk', '--shmem', '4096'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'System V semaphores': {
    during: () => void asKiosk(scene, 'ipcmk', '--semaphore', '2'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'a System V queue': {
    during: () => void asKiosk(scene, 'ipcmk', '--queue'),
    ...{ seenBy: ['inter-process'], cleaner: 'system-v-objects' },
  },
  'a print job’s description': planted('var/spool/cups/c00012', 'print-spool', 'print-jobs', 0),
  'a print job’s document': planted('var/spool/cups/d00012-001', 'print-spool', 'print-jobs', 0),
  'a page that was being made ready for a printer': planted('var/spool/cups/tmp/a1b2', 'print-spool', 'print-jobs', 0),
  'the list of past jobs': planted('var/cache/cups/job.cache', 'print-spool', 'print-jobs', 0),
};

/** Services write these whenever something comes near; cleaned at the day's turn, not between two patrons. */
const services: Record<string, string> = {
  'var/lib/AccountsService/icons/USER': 'account-pictures',
  'var/lib/upower/history-rate-headphones-0042.dat': 'battery-history',
  'var/lib/bluetooth/00:11:22:33:44:55/cache/66:77:88:99:AA:BB': 'bluetooth',
  'var/lib/bluetooth/00:11:22:33:44:55/66:77:88:99:AA:BB/info': 'bluetooth',
  'var/lib/dhcp/dhclient.leases': 'dhcp-leases',
  'var/lib/plocate/plocate.db': 'name-index',
  'var/lib/NetworkManager/seen-bssids': 'network-manager',
  'var/lib/NetworkManager/internal-6a-wlan0.lease': 'network-manager',
  'var/lib/udisks2/mounted-fs': 'udisks',
};

describeAsRoot('what a service keeps', () => {
  const plant = (path: string) => scene.station.plant(path.replace('USER', scene.account.name), 0);
  beforeEach(() => scene.session.end());

  it.each(Object.entries(services))(
    '%s: removed at the day’s turn, and seen where nothing removes it',
    async (path, cleaner) => {
      plant(path);
      const off = await wipe(scene, null, { occasion: 'daily', off: [cleaner] });
      expect([red(off), off.verdict]).toEqual([['other-places'], 'residue']);
      const on = await wipe(scene, null, { occasion: 'daily' });
      expect([red(on), on.verdict]).toEqual([[], 'clean']);
      expect(on.removed).toBeGreaterThan(0);
    },
  );

  it('does not close the station between two patrons', async () => {
    for (const path of Object.keys(services)) plant(path);
    expect(await wipe(scene, null)).toMatchObject({ verdict: 'clean', removed: 0 });
  });

  it('stays where the service needs it', async () => {
    const needed = [
      'NetworkManager/secret_key',
      'NetworkManager/NetworkManager.state',
      'bluetooth/00:11:22:33:44:55/settings',
    ];
    for (const path of needed) plant(`var/lib/${path}`);
    expect(await wipe(scene, null, { occasion: 'daily' })).toMatchObject({ verdict: 'clean', removed: 0 });
    for (const path of needed) expect(existsSync(join(scene.station.root, 'var/lib', path))).toBe(true);
  });
});

describeAsRoot('a visit that leaves', () => {
  const removable = Object.entries(sabotages).filter(([, { cleaner }]) => cleaner !== undefined);

  async function leave(sabotage: Sabotage): Promise<Snapshot> {
    const snapshot = snapshotNow(scene);
    await sabotage.during?.();
    if (!sabotage.survives) await scene.session.end();
    return snapshot;
  }

  it.each(removable)('%s: removed, and the receipt clean', async (_name, sabotage) => {
    const receipt = await wipe(scene, await leave(sabotage));
    expect([red(receipt), receipt.verdict]).toEqual([[], 'clean']);
    expect(receipt.removed).toBeGreaterThan(0);
  });

  it.each(Object.entries(sabotages))('%s: seen by its own look where nothing removes it', async (_name, sabotage) => {
    const off = sabotage.cleaner === undefined ? [] : [sabotage.cleaner];
    const receipt = await wipe(scene, await leave(sabotage), { off });
    expect([red(receipt), receipt.verdict]).toEqual([sabotage.seenBy, 'residue']);
  });

  it('a folder for media that the agent’s own unit opens: no medium', async () => {
    const { root } = scene.station;
    const media = join(root, 'media');
    const snapshot = await leave({ seenBy: [] });
    for (const at of [root, media]) execFileSync('mount', ['--bind', at, at]);
    const receipt = await wipe(scene, snapshot);
    for (const at of [media, root]) execFileSync('umount', [at]);
    expect(red(receipt)).toEqual([]);
  });

  it('a medium: seen for as long as it is mounted', async () => {
    const at = join(scene.station.root, 'media/stick');
    mkdirSync(at);
    const snapshot = await leave({ seenBy: [] });
    execFileSync('mount', ['--bind', scene.station.base, at]);
    const seen = await wipe(scene, snapshot);
    execFileSync('umount', [at]);
    expect([red(seen), red(await wipe(scene, snapshot))]).toEqual([['removable-media'], []]);
  });
});
