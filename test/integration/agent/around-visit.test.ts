// Around a session: what is not its, what could not be seen, and what an agent does that was not there when it opened.
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMounts } from '../../../agent/processes/mounts.ts';
import { readProcesses } from '../../../agent/processes/table.ts';
import { describeAsRoot } from './support/root.ts';
import { red, setScene, snapshotNow, started, wipe } from './support/scene.ts';

const scene = setScene();

describeAsRoot('numbers that the kernel gives to others once a session is gone', () => {
  it('are not taken for the session’s', async () => {
    const snapshot = snapshotNow(scene);
    await scene.session.end();
    const many = 'for n in $(seq 40); do mkdir -p $0/$n; mount -t tmpfs test $0/$n; done; exec sleep 1000';
    await started(scene, 'unshare', ['--mount', 'sh', '-c', many, join(scene.station.base, 'others')]);
    const given = [...readProcesses().byId.values()].flatMap(({ id }) => readMounts('/proc', id) ?? []);
    expect(given.some(({ device }) => snapshot.devices.has(device))).toBe(true);
    expect(await wipe(scene, snapshot)).toMatchObject({ verdict: 'clean', left: 0 });
  });
});

describeAsRoot('a place that can’t be read', () => {
  it('is unseen, not empty', async () => {
    const snapshot = snapshotNow(scene);
    await scene.session.end();
    execFileSync('rm', ['-r', join(scene.station.root, 'tmp')]);
    execFileSync('ln', ['-s', '/nowhere', join(scene.station.root, 'tmp')]);
    const receipt = await wipe(scene, snapshot);
    expect(receipt.verdict).toBe('unseen');
    expect(receipt.checks.map(({ id }) => id)).not.toContain('temporary');
  });

  it('is unseen without a display that was configured', async () => {
    scene.premises = { ...scene.premises, display: { display: ':9871', xauthority: null } };
    const snapshot = snapshotNow(scene);
    await scene.session.end();
    const receipt = await wipe(scene, snapshot);
    expect(receipt.verdict).toBe('unseen');
    expect(receipt.checks.map(({ id }) => id)).not.toContain('clipboard');
  });
});

describeAsRoot('an agent that was not there when the session opened', () => {
  it('ends every session there is, and nothing else of the kiosk user', async () => {
    const other = await scene.station.session();
    const shellsOwn = scene.station.asKiosk('sleep', '1000');
    const receipt = await wipe(scene, null);
    expect(receipt).toMatchObject({ verdict: 'clean', left: 0 });
    expect(receipt.removed).toBeGreaterThanOrEqual(14);
    for (const { first } of [scene.session, other]) expect(() => process.kill(first, 0)).toThrow();
    expect(shellsOwn.exitCode).toBeNull();
  });

  it('sees them where they are not ended', async () => {
    expect(red(await wipe(scene, null, { off: ['processes'] }))).toEqual(['processes']);
  });
});

describeAsRoot('what the station itself uses', () => {
  it('stays, and does not count', async () => {
    for (const path of ['tmp/.X11-unix/X0', 'tmp/.X0-lock']) scene.station.plant(path);
    for (const path of ['bus', 'systemd/private', 'lethe-shell/Preferences'])
      scene.station.plant(`run/user/${scene.account.id}/${path}`);
    chmodSync(join(scene.station.root, 'tmp/.X11-unix'), 0o1777);
    const snapshot = snapshotNow(scene);
    await scene.session.end();
    expect(await wipe(scene, snapshot)).toMatchObject({ verdict: 'clean', removed: 0, left: 0 });
  });
});
