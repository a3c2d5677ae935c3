// The doctor on a Debian booted by systemd: real tools break a station, the doctor finds what they did, and what it says mends it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../../agent/doctor/checks/index.ts';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { policyText } from '../support/doctor/healthy.ts';
import { type Machine, makeMachine } from './support/machine.ts';
import { furnish, putStation } from './support/station.ts';

let machine: Machine;

beforeAll(async () => {
  if (!isRoot) return;
  machine = await makeMachine(putStation);
  furnish(machine);
  machine.enable('lethe-agent.service');
  machine.write('/etc/lethe/station.yaml', policyText.replace(/^server:.*\n/m, ''));
  await machine.boot();
  expect(machine.inside('lethe', 'provision', '--without', 'packages').code).toBe(0);
});
afterAll(async () => {
  if (isRoot) await machine.end();
});

interface Told {
  readonly id: string;
  readonly is: string;
  readonly mended: { readonly refused: boolean } | null;
}

function doctor(...words: readonly string[]): readonly Told[] {
  return JSON.parse(machine.inside('lethe', 'doctor', '--json', ...words).out).checks;
}
const badIn = (told: readonly Told[]): readonly string[] => told.filter(({ is }) => is !== 'fine').map(({ id }) => id);

/** As a technician would do it, or an installer that nobody watched. */
const breaks: Readonly<Record<string, readonly string[]>> = {
  'kiosk-password': ['passwd', '--delete', 'lethe'],
  'kiosk-rights': ['usermod', '--append', '--groups', 'adm', 'lethe'],
  'settings-rights': ['chmod', '666', '/etc/lethe/station.yaml'],
  'program-rights': ['chmod', 'o+w', '/opt/lethe/lib/agent/agent.cjs'],
  'state-rights': ['chmod', '755', '/var/lib/lethe'],
  agent: ['systemctl', 'disable', 'lethe-agent.service'],
  'rsyslog-targets': ['sh', '-c', 'echo "*.* @@logs.example.org:6514" > /etc/rsyslog.d/90-far.conf && rsyslogd -N1'],
  'journal-forwarding': [
    'sh',
    '-c',
    'printf "[Journal]\\nForwardToConsole=yes\\n" > /etc/systemd/journald.conf.d/m.conf',
  ],
  'print-history': ['sh', '-c', 'mkdir -p /etc/cups && echo "Browsing No" > /etc/cups/cupsd.conf'],
  'print-log': ['sh', '-c', 'echo "LogLevel debug" >> /etc/cups/cupsd.conf'],
  'journal-in-memory': ['sh', '-c', 'printf "[Journal]\\nStorage=persistent\\n" > /etc/systemd/journald.conf.d/n.conf'],
  consoles: ['systemctl', 'unmask', 'getty@.service', 'autovt@.service'],
  restart: ['touch', '/run/reboot-required'],
};

const commandOf = (id: string): string => checks.find((check) => check.id === id)?.command ?? '';

describeAsRoot('a provisioned Debian in a container', () => {
  it('has every check made, and those that need no kernel and no screen of its own hold', () => {
    const told = doctor();
    expect(told.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    const bad = badIn(told);
    expect(Object.keys(breaks).filter((id) => bad.includes(id))).toEqual([]);
  });

  it.each(Object.entries(breaks))('has its %s broken, and the doctor sees just that', (id, command) => {
    const before = badIn(doctor());
    expect(machine.inside(...command).code).toBe(0);
    const after = badIn(doctor());
    expect(after.filter((one) => !before.includes(one))).toEqual([id]);
  });

  it.each(['kiosk-password', 'state-rights', 'agent'])('is mended of %s by the command that the doctor names', (id) => {
    expect(badIn(doctor())).toContain(id);
    expect(machine.inside('sh', '-c', commandOf(id)).code).toBe(0);
    expect(badIn(doctor())).not.toContain(id);
  });

  it('is mended by --fix of what is safe, once, in words that systemd understands', () => {
    const safe = ['settings-rights', 'program-rights', 'journal-forwarding', 'journal-in-memory', 'print-history'];
    expect(badIn(doctor())).toEqual(expect.arrayContaining(safe));
    const told = doctor('--fix');
    expect(badIn(told).filter((id) => safe.includes(id))).toEqual([]);
    const again = doctor('--fix');
    expect(again.filter(({ id, mended }) => safe.includes(id) && mended !== null)).toEqual([]);
    const { out } = machine.inside('systemd-analyze', 'cat-config', 'systemd/journald.conf');
    expect(out.indexOf('ForwardToConsole=no', out.indexOf('m.conf'))).toBeGreaterThan(0);
    machine.inside('systemctl', 'restart', 'systemd-journald.service');
    const complaints = machine.inside('sh', '-c', 'journalctl --sync; journalctl --boot --output=cat').out;
    expect(complaints.split('\n').filter((line) => /zz-lethe-[\w-]+\.conf:\d+:/.test(line))).toEqual([]);
  });

  it('leaves the rest to a technician', () => {
    expect(badIn(doctor())).toEqual(
      expect.arrayContaining(['kiosk-rights', 'rsyslog-targets', 'consoles', 'print-log']),
    );
  });
});
