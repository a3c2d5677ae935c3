// What a site decides when it provisions: each choice, that it is kept, and what is no choice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bare, codeOf, openBare } from '../../../support/provision/opened.ts';
import type { Said } from '../../../support/provision/stand-ins.ts';
import { differing, type Tree } from '../../../support/provision/tree.ts';

let bare: Bare;
const here = (): Tree => bare.here();
const left = (): readonly string[] => bare.left();
const read = (path: string): string => bare.read(path);
const lethe = (...args: string[]): Promise<Said> => bare.lethe(...args);

beforeEach(() => {
  bare = openBare('Debian 12');
});
afterEach(() => bare.folder.end());

const asObject = ({ out }: Said) => JSON.parse(out);

describe('choices', () => {
  it('swap under a random key, on the partition by the name that its table gives it', async () => {
    await lethe('--swap', 'random-key');
    expect(read('/etc/crypttab')).toMatch(/^lethe-swap \/dev\/disk\/by-partuuid\/abcd-05 \/dev\/urandom swap,/);
    expect(read('/etc/fstab')).toMatch(/^\/dev\/mapper\/lethe-swap none swap sw 0 0$/m);
    expect(here()['/etc/systemd/system/swap.target']).toBeUndefined();
    expect(asObject(await lethe('--json')).steps).toEqual([]);
    await lethe('--undo');
    expect(left()).toEqual([]);
  });

  it('says when there is no partition for it, and takes all swap away', async () => {
    bare.folder.write('/etc/fstab', '/swap.img none swap sw 0 0\n');
    const { out } = await lethe('--swap', 'random-key');
    expect(out).toContain('no swap at all');
    expect(read('/etc/fstab')).toBe('# lethe provision: /swap.img none swap sw 0 0\n');
  });

  it('the display in cage', async () => {
    await lethe('--display', 'wayland');
    const shell = read('/etc/systemd/system/lethe-shell.service.d/lethe-provision.conf');
    expect(shell).toMatch(/^ExecStart=\nExecStart=\/usr\/bin\/cage -d -- /m);
    expect(shell).toContain('HOME=/run/lethe/shell/home');
  });

  it('the maintenance hour, over midnight', async () => {
    await lethe('--maintenance', '23:50');
    expect(read('/etc/systemd/system/apt-daily.timer.d/lethe-provision.conf')).toContain('*-*-* 23:50');
    expect(read('/etc/systemd/system/apt-daily-upgrade.timer.d/lethe-provision.conf')).toContain('*-*-* 00:10');
    expect(read('/etc/apt/apt.conf.d/90lethe')).toContain('Reboot-Time "01:05"');
  });

  it('no disks on USB', async () => {
    await lethe('--usb-storage', 'off');
    expect(read('/etc/modprobe.d/lethe-usb-storage.conf')).toContain('install usb-storage /bin/false');
  });

  it('steps that are left out, and stay out', async () => {
    await lethe('--without', 'bluetooth,updates');
    expect(here()['/etc/systemd/system/bluetooth.service']).toBeUndefined();
    expect(asObject(await lethe('--json'))).toMatchObject({
      steps: [],
      choices: { without: ['updates', 'bluetooth'] },
    });
  });

  it('are kept, and others are refused until provisioning is taken back', async () => {
    await lethe('--display', 'wayland');
    expect((await lethe('--display', 'wayland')).code).toBe(0);
    const after = here();
    expect(codeOf(await lethe('--display', 'x11'))).toEqual([2, 'PROVISION-09']);
    expect(differing(after, here())).toEqual([]);
    await lethe('--undo');
    expect((await lethe('--display', 'x11')).code).toBe(0);
  });

  it.each([
    ['--display', 'tty'],
    ['--swap', 'zram'],
    ['--maintenance', '24:00'],
    ['--maintenance', '4:30'],
    ['--usb-storage', 'maybe'],
    ['--without', 'everything'],
    ['--without', ''],
    ['--force'],
    ['--undo', '--swap', 'none'],
    ['everything'],
  ])('%s %s is bad usage', async (...args) => {
    expect(await lethe(...args)).toEqual({ code: 2, out: '', err: '' });
    expect(left()).toEqual([]);
  });
});
