// The agent's service in a Debian booted by systemd: logs of real services are gone before the display comes up, boot after boot.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { type Machine, makeMachine } from './support/machine.ts';
import { furnish, plantCanary, putStation, readableNow, seenByDisplay } from './support/station.ts';

const unit = 'lethe-agent.service';
let machine: Machine;

beforeAll(async () => {
  if (!isRoot) return;
  machine = await makeMachine(putStation);
  furnish(machine);
});
afterAll(async () => {
  if (isRoot) await machine.end();
});

/** The minute after the next, by the machine's own clock. */
const soon = (): string => new Date(Date.now() + 90_000).toISOString().slice(11, 16);

const property = (name: string): string => machine.inside('systemctl', 'show', '--value', '-p', name, unit).out.trim();
const stateOf = (): unknown => JSON.parse(machine.inside('lethe', 'status', '--json').out).state;
const restart = async (): Promise<void> => {
  await machine.powerOff();
  await machine.boot();
};

/** Resolves when systemd has replaced the process by another that is ready. */
async function replaced(before: string): Promise<void> {
  const other = `test "$(systemctl show --value -p MainPID ${unit})" != ${before} && systemctl is-active --quiet ${unit}`;
  await machine.until('another agent is ready', 'sh', '-c', other);
}

// The tests below are one machine's life, in this order.
describeAsRoot('without the agent', () => {
  it('what services wrote and a user left outlives a start of the machine', async () => {
    await machine.boot();
    await plantCanary(machine);
    await restart();
    expect(seenByDisplay(machine).canaries).toBeGreaterThan(0);
    expect(readableNow(machine)).toBeGreaterThan(0);
    await machine.powerOff();
  });
});

describeAsRoot('with the agent', () => {
  it('nothing of it can be read when the display comes up, whenever the machine starts', async () => {
    machine.enable(unit);
    for (const boot of ['first', 'second', 'third']) {
      await restart();
      expect(seenByDisplay(machine), boot).toEqual({ canaries: 0, agent: 'active' });
      expect([readableNow(machine), stateOf()], boot).toEqual([0, 'clean']);
      await plantCanary(machine);
      expect(readableNow(machine), boot).toBeGreaterThan(4);
    }
  });

  it('a technician wipes a running station and clears its event logs', () => {
    for (const words of [['wipe'], ['logs', 'clear']]) {
      const { code, out } = machine.inside('lethe', ...words, '--json');
      expect({ code, said: JSON.parse(out) }).toMatchObject({ code: 0, said: { ok: true, left: 0 } });
    }
    expect(readableNow(machine)).toBe(0);
  });

  it('its sandbox lets it remove files and shared memory of the kiosk user', () => {
    const leave = 'ipcmk --shmem 64 >&2; echo here > /dev/shm/file; echo here > ~/again';
    machine.inside('runuser', '-u', 'lethe', '--', 'sh', '-c', leave);
    const left = 'ipcs --shmems | grep lethe; ls /dev/shm/file /home/lethe/again';
    expect(machine.inside('sh', '-c', left).out.trim().split('\n')).toHaveLength(3);
    expect(JSON.parse(machine.inside('lethe', 'wipe', '--json').out)).toMatchObject({ ok: true, left: 0 });
    expect(machine.inside('sh', '-c', left).out).toBe('');
  });

  it('the kiosk user can have nothing done', () => {
    const { code } = machine.inside('runuser', '-u', 'lethe', '--', 'lethe', 'wipe');
    expect(code).toBe(2);
  });
});

describeAsRoot('a day', () => {
  it('is kept by the clock: event logs and user data go at the time that the policy names', async () => {
    const policy = readFileSync(join(import.meta.dirname, '../../resources/policy/open-access.yaml'), 'utf8');
    machine.write('/etc/lethe/station.yaml', `${policy}\ndaily:\n  at: "${soon()}"\n`);
    machine.inside('systemctl', 'restart', unit);
    await plantCanary(machine);
    const planted = Date.now();
    expect(readableNow(machine)).toBeGreaterThan(4);
    const deedsSince = () => {
      const { deeds } = JSON.parse(machine.read('/var/lib/lethe/ledger.json') ?? '{}');
      return [deeds['event-logs'].at, deeds['user-data'].at].filter((at) => at > planted);
    };
    while (deedsSince().length < 2) await setTimeout(1000);
    expect(readableNow(machine)).toBe(0);
  });
});

describeAsRoot('the service', () => {
  it('comes back when it is killed in a visit, ends the visit, wipes, and opens the station', async () => {
    const visit = 'bwrap --ro-bind / / --proc /proc --dev /dev --tmpfs /tmp --unshare-user --unshare-pid sleep 1000';
    machine.inside('runuser', '-u', 'lethe', '--', 'sh', '-c', `(setsid ${visit} > /dev/null 2>&1 &)`);
    const going = ['pgrep', '-u', 'lethe', 'sleep'];
    await machine.until('the visit is going on', ...going);
    machine.inside('sh', '-c', 'echo open > /run/lethe/state');
    const before = property('MainPID');
    machine.inside('kill', '-KILL', before);
    await replaced(before);
    expect([stateOf(), machine.inside(...going).out]).toEqual(['clean', '']);
  });

  it('is replaced when it hangs', async () => {
    machine.write(`/etc/systemd/system/${unit}.d/soon.conf`, '[Service]\nWatchdogSec=4s\n');
    machine.inside('systemctl', 'daemon-reload');
    machine.inside('systemctl', 'restart', unit);
    const before = property('MainPID');
    const restarts = Number(property('NRestarts'));
    machine.inside('kill', '-STOP', before);
    await replaced(before);
    expect(Number(property('NRestarts'))).toBe(restarts + 1);
    expect(stateOf()).toBe('clean');
  });

  it('has a reason for each thing that its sandbox lets in', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/service.md'), 'utf8');
    const exposed = machine.inside('systemd-analyze', 'security', '--json=short', unit).out.trim();
    const open = (JSON.parse(exposed) as { name: string; set: boolean | null; exposure: string | null }[])
      .filter(({ set, exposure }) => set === false && exposure !== null)
      .map(({ name }) => name);
    expect(open.length).toBeGreaterThan(0);
    const containersOwn = ['ProtectKernelTunables=', 'ProtectControlGroups='];
    expect(
      open.filter((name) => !containersOwn.includes(name) && !page.includes(`\`${name.replaceAll('|', '\\|')}\``)),
    ).toEqual([]);
  });
});
