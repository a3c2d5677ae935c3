// A Debian booted by systemd is provisioned, twice, restarted, and put back byte for byte: systemd itself says what it made of it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { differing, type Tree, treeOf } from '../support/provision/tree.ts';
import { type Machine, makeMachine } from './support/machine.ts';
import { furnish, putStation } from './support/station.ts';

/** What a Debian writes by itself as it starts, runs and stops, and what our agent notes: none of it is provisioning's. */
const notProvisionings = {
  '/run': 'in memory on a real machine',
  '/tmp': 'in memory here, and emptied at each start',
  '/var/tmp': 'folders that systemd makes for its services, named anew at each start',
  '/var/log': 'logs',
  '/var/lib/lethe': 'what the agent notes of its own work',
  '/var/lib/stand-in': 'what the stand-in for a display saw',
  '/var/lib/systemd': 'a seed for random numbers, times of timers and the clock',
};
const leaveOut = Object.keys(notProvisionings);
/** The container has no network to install from. */
const choices = ['--without', 'packages'];

let machine: Machine;
let before: Tree;

beforeAll(async () => {
  if (!isRoot) return;
  machine = await makeMachine(putStation);
  furnish(machine);
  machine.enable('lethe-agent.service');
  machine.write('/etc/fstab', 'UUID=5678 none swap sw 0 0\n');
  machine.write('/etc/initramfs-tools/conf.d/resume', 'RESUME=UUID=5678\n', 0o600);
  await restart();
  await restart();
});
afterAll(async () => {
  if (isRoot) await machine.end();
});

const restart = async (): Promise<void> => {
  await machine.powerOff();
  await machine.boot();
};
const here = (): Tree => treeOf(machine.root, leaveOut);
const lethe = (...args: string[]) => {
  const { code, out } = machine.inside('lethe', ...args, '--json');
  return { code, told: JSON.parse(out) };
};
const systemctl = (...args: string[]): string => machine.inside('systemctl', ...args).out.trim();
/** Files that the journal reads: as journald itself names them. */
const journalFiles = (): readonly string[] => {
  const { out } = machine.inside('journalctl', '--merge', '--header');
  return [...out.matchAll(/^File path: (.*)$/gim)].map(([, path = '']) => path);
};

/** Lines in which systemd's programs name a setting of ours that they can't read. What the first one reads, it shows. */
function complaintsWhenReadAnew(): readonly string[] {
  systemctl('restart', 'systemd-journald.service', 'systemd-logind.service');
  const { out } = machine.inside('sh', '-c', 'journalctl --sync; journalctl --boot --output=cat');
  return out.split('\n').filter((line) => /lethe-[\w-]+\.conf:\d+:/.test(line));
}

// The tests below are one machine's life, in this order.
describeAsRoot('a Debian in a container', () => {
  it('keeps its journal on the disk and offers a console, before', () => {
    expect(journalFiles().some((path) => path.startsWith('/var/log/journal/'))).toBe(true);
    expect(systemctl('is-enabled', 'getty@tty1.service')).not.toBe('masked');
    before = here();
  });

  it('is shown the plan, and stays as it is', () => {
    const { code, told } = lethe('provision', '--plan', ...choices);
    expect([code, told.steps.length]).toEqual([0, expect.any(Number)]);
    expect(told.steps.length).toBeGreaterThan(8);
    expect(differing(before, here())).toEqual([]);
  });

  it('says what failed where packages can’t be had, and is taken back', () => {
    expect(lethe('provision')).toMatchObject({ code: 1, told: { problem: 'PROVISION-05', step: 'packages' } });
    expect(lethe('provision', '--undo').code).toBe(0);
    expect(differing(before, here()).filter((path) => !path.startsWith('/var/cache/apt'))).toEqual([]);
  });

  it('is provisioned; the second run changes nothing', () => {
    expect(lethe('provision', ...choices)).toMatchObject({ code: 0, told: { ok: true } });
    const once = here();
    expect(differing(before, once).length).toBeGreaterThan(20);
    expect(lethe('provision')).toMatchObject({ code: 0, told: { steps: [] } });
    expect(differing(once, here())).toEqual([]);
  });

  it('comes up as a station when it is restarted: the agent is ready, the journal is in memory, consoles are gone', async () => {
    await restart();
    expect(systemctl('is-active', 'lethe-agent.service')).toBe('active');
    expect(JSON.parse(machine.inside('lethe', 'status', '--json').out).state).toBe('clean');
    const journal = journalFiles();
    expect(journal.length).toBeGreaterThan(0);
    expect(journal.filter((path) => !path.startsWith('/run/log/journal/'))).toEqual([]);
    expect(machine.inside('sh', '-c', 'find /var/log/journal -name "*.journal*" | grep .').out).toBe('');
    for (const unit of ['getty@tty1.service', 'swap.target', 'hibernate.target', 'bluetooth.service'])
      expect(systemctl('show', '--value', '-p', 'LoadState', unit), unit).toBe('masked');
    expect(systemctl('get-default')).toBe('graphical.target');
    for (const [setting, value] of [
      ['DefaultLimitCORE', '0'],
      ['CtrlAltDelBurstAction', 'none'],
    ] as const)
      expect(systemctl('show', '--value', '-p', setting)).toBe(value);
    expect(systemctl('show', '--value', '-p', 'Environment', 'lethe-agent.service')).toContain('--display :0');
    expect(lethe('provision')).toMatchObject({ code: 0, told: { steps: [] } });
  });

  it('has no setting that systemd does not understand', () => {
    for (const area of ['journald', 'logind', 'sleep', 'system', 'coredump']) {
      const { code, out } = machine.inside('systemd-analyze', 'cat-config', `systemd/${area}.conf`);
      expect([code, out.includes('Written by lethe provision')], area).toEqual([0, true]);
    }
    expect(complaintsWhenReadAnew()).toEqual([]);
    const wrong = '/etc/systemd/logind.conf.d/lethe-wrong.conf';
    machine.write(wrong, '[Login]\nNoSuchSetting=1\n');
    const complaints = complaintsWhenReadAnew();
    rmSync(join(machine.root, wrong));
    expect(complaints).toEqual([expect.stringContaining(wrong)]);
  });

  it('is put back byte for byte', async () => {
    expect(lethe('provision', '--undo')).toMatchObject({ code: 0, told: { ok: true, foreign: [] } });
    await restart();
    expect(differing(before, here()).filter((path) => !path.startsWith('/var/cache/apt'))).toEqual([]);
    expect(systemctl('show', '--value', '-p', 'LoadState', 'getty@tty1.service')).not.toBe('masked');
    expect(journalFiles().some((path) => path.startsWith('/var/log/journal/'))).toBe(true);
  });
});
