// The server's package in a Debian of its own: starts by itself, answers, hears its own command, holds itself tightly, and is purged.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import type { Machine } from '../nspawn/support/machine.ts';
import { lint, makeInstalled, packageFile } from './support/machine.ts';

const unit = 'lethe-server.service';

let machine: Machine;
beforeAll(async () => {
  if (!isRoot) return;
  machine = await makeInstalled('lethe-server');
  await machine.boot();
});
afterAll(async () => {
  if (isRoot) await machine.end();
});

const inside = (script: string): string[] =>
  machine
    .inside('sh', '-c', script)
    .out.split('\n')
    .filter((line) => line !== '');

const asked = "fetch('http://127.0.0.1:8480/health/ready').then(({ status }) => process.exit(status === 200 ? 0 : 1))";
const untilReady = () => machine.until('the server is ready', '/opt/lethe-server/bin/node', '-e', asked);

// The tests below are one machine's life, in this order.
describeAsRoot('the server’s package', () => {
  it('is found without error by lintian', () => {
    expect(lint(packageFile('lethe-server'))).toEqual({ code: 0, out: '' });
  });

  it('starts with the machine, and listens to it alone', async () => {
    await untilReady();
    const listening = inside('awk \'$4 == "0A" { print $2 }\' /proc/net/tcp /proc/net/tcp6');
    // In hexadecimal: port 8480, and of this computer's own addresses 127.0.0.1.
    expect(listening.filter((at) => at.endsWith(':2120'))).toEqual(['0100007F:2120']);
  });

  it('takes its own command with the settings of /etc, and no file of the store becomes root’s', () => {
    const { code, out } = machine.inside('lethe-server', 'staff', 'add', 'Duty admin', '--role', 'admin', '--json');
    expect([code, JSON.parse(out)]).toEqual([0, expect.any(Object)]);
    expect(inside('find /var/lib/lethe-server -not -user lethe-server')).toEqual([]);
    expect(inside("stat -c '%U %a' /var/lib/lethe-server")).toEqual(['lethe-server 700']);
    expect(machine.inside('lethe-server', 'help').out).toContain('lethe-server start');
  });

  it('holds itself so tightly that systemd calls it well protected', () => {
    const [{ exposure }] = [JSON.parse(machine.inside('systemd-analyze', 'security', '--json=short', unit).out)].map(
      (lines: readonly { exposure: string | null }[]) => ({
        exposure: lines.reduce((sum, line) => sum + Number(line.exposure ?? 0), 0),
      }),
    ) as [{ exposure: number }];
    // The parts add up to the tenfold of what systemd calls the level; 20 is “OK” for what listens to a network.
    expect(exposure).toBeLessThan(20);
  });

  it('is stopped by a removal, and leaves nothing when it is purged', () => {
    expect(machine.inside('apt-get', 'remove', '--yes', '--quiet', 'lethe-server').code).toBe(0);
    expect(inside('ps -u lethe-server -o args=')).toEqual([]);
    expect(inside('ls /etc/lethe-server /var/lib/lethe-server')).toContain('lethe.db');
    expect(machine.inside('dpkg', '--purge', 'lethe-server').code).toBe(0);
    expect(inside('find / -xdev -path /proc -prune -o -iname "*lethe*" -print')).toEqual([]);
    expect(inside('getent passwd lethe-server; find / -xdev \\( -nouser -o -nogroup \\)')).toEqual([]);
  });
});
