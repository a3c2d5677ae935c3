// What provisioning sets is what the doctor wants: on a bare machine it finds faults, on a provisioned one none of these.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checks } from '../../../../agent/doctor/checks/index.ts';
import { examine } from '../../../../agent/doctor/examine.ts';
import { machineAt as doctorAt } from '../../../support/doctor/healthy.ts';
import { type Bare, openBare } from '../../../support/provision/opened.ts';

let bare: Bare;
beforeEach(() => {
  bare = openBare('Debian 12');
  bare.folder.write('/etc/systemd/system/getty.target.wants/getty@tty1.service', {
    link: '/lib/systemd/system/getty@.service',
  });
  bare.folder.write('/sys/power/state', 'freeze mem disk\n');
  for (const program of [
    '/usr/lib/xorg/Xorg',
    '/usr/sbin/rsyslogd',
    '/usr/bin/nautilus',
    '/usr/bin/unattended-upgrade',
  ])
    bare.folder.write(program, '');
  bare.folder.write('/etc/systemd/journald.conf', '#ForwardToSyslog=yes\n');
});
afterEach(() => bare.folder.end());

/** Those that are read from files alone; the others ask the kernel that runs. */
const settled = [
  ...[
    'consoles',
    'hibernation',
    'journal-forwarding',
    'journal-in-memory',
    'kiosk-password',
    'kiosk-rights',
    'kiosk-user',
  ],
  ...['media', 'print-history', 'print-log', 'screen-keys', 'swap-at-start', 'updates-itself'],
];

async function faults(): Promise<readonly string[]> {
  const asked = checks.filter(({ id }) => settled.includes(id));
  const found = await examine(doctorAt(bare.folder.root), asked);
  return found.filter(({ is }) => is !== 'fine').map(({ check }) => check.id);
}

it('agrees with the doctor', async () => {
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(settled));
  const before = await faults();
  expect(before).toEqual(expect.arrayContaining(['consoles', 'journal-in-memory', 'swap-at-start', 'media']));
  expect((await bare.lethe()).code).toBe(0);
  expect(await faults()).toEqual([]);
});

it('agrees in what the kernel is told', async () => {
  await bare.lethe();
  const told = ['core-dumps', 'kernel', 'terminals']
    .map((name) => bare.read(`/etc/sysctl.d/lethe-${name}.conf`))
    .join('');
  for (const check of checks.filter(({ command }) => command?.startsWith('sysctl -w kernel.'))) {
    const [, name = '', value = ''] = /sysctl -w ([\w.]+)="?([^"]*)/.exec(check.command ?? '') ?? [];
    expect(told, check.id).toContain(`${name} = ${value}\n`);
  }
});
