// The station's package in a Debian of its own: installed with its dependencies, booted, visited, upgraded, removed and purged.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentLinkVersion } from '../../contract/agent-link.ts';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import type { Machine } from '../nspawn/support/machine.ts';
import { furnishDisplay, input, lint, listen, look, makeInstalled, packageFile } from './support/machine.ts';

const units = ['lethe-agent.service', 'lethe-shell.service'] as const;
/** Where the Start button of a welcome screen is, and its colour (`--act` of app/pages/style/tokens.css). */
const start = { x: 990, y: 300, colour: '#0A5D64' } as const;

let machine: Machine;
beforeAll(async () => {
  if (!isRoot) return;
  machine = await makeInstalled('lethe');
});
afterAll(async () => {
  if (isRoot) await machine.end();
});

/** Lines of what a shell command prints, before a boot. */
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const inside = (script: string): string[] => lines(machine.inside('sh', '-c', script).out);
const stateOf = (): unknown => JSON.parse(machine.inside('lethe', 'status', '--json').out).state;
const untilClean = () => machine.until('the station is clean', 'sh', '-c', 'lethe status | grep -q ^Clean');
const untilSpare = () => machine.until('a spare is warm', 'pgrep', '-u', 'lethe', '-x', 'bwrap');

// The tests below are one machine's life, in this order.
describeAsRoot('installed', () => {
  it('is found without error by lintian', () => {
    expect(lint(packageFile('lethe'))).toEqual({ code: 0, out: '' });
  });

  it('has nothing running or enabled, and a kiosk user without a password', async () => {
    await machine.boot();
    expect(inside(`systemctl is-enabled ${units.join(' ')}`)).toEqual(['disabled', 'disabled']);
    expect(inside(`systemctl is-active ${units.join(' ')}`)).toEqual(['inactive', 'inactive']);
    expect(inside("getent shadow lethe | cut -d: -f2; stat -c '%U %G %a' /home/lethe")).toEqual([
      '!*',
      'lethe lethe 700',
    ]);
  });

  it('has files that belong to root and that nobody else may change, none of them set-user-id', () => {
    const all = inside('dpkg --listfiles lethe | while read -r path; do test -L "$path" || echo "$path"; done');
    expect(all.length).toBeGreaterThan(100);
    expect(
      inside('dpkg --listfiles lethe | xargs stat -c "%U:%G %a %n" | grep -v "^root:root [0-7]*[0-7][0145][0145] "'),
    ).toEqual([]);
    expect(inside('find /opt -perm /7000')).toEqual([]);
    expect(inside('dpkg --verify lethe')).toEqual([]);
  });

  it('depends on every library that its programs are linked against', () => {
    const missing = inside(
      `find /opt -type f -exec sh -c 'head -c4 "$1" | grep -q ELF && LD_LIBRARY_PATH=/opt/lethe-shell ldd "$1" 2>&1' - {} \\; | grep -c 'not found' || true`,
    );
    expect(missing).toEqual(['0']);
  });
});

describeAsRoot('enabled', () => {
  it('is closed until its agent is ready, and then welcomes', async () => {
    furnishDisplay(machine);
    machine.write('/etc/lethe/station.yaml', machine.read('/opt/lethe/resources/policy/open-access.yaml') ?? '');
    inside(`systemctl enable ${units.join(' ')}`);
    await machine.powerOff();
    await machine.boot();
    const since = units.map((unit) =>
      Number(inside(`systemctl show --value -p ActiveEnterTimestampMonotonic ${unit}`)[0]),
    );
    expect(since[0]).toBeGreaterThan(0);
    expect(since[1]).toBeGreaterThanOrEqual(since[0] ?? 0);
    await untilClean();
    await untilSpare();
    await expect
      .poll(() => look(machine, 'welcome', start.x, start.y), { timeout: 60_000, interval: 500 })
      .toBe(start.colour);
  });

  it('has been looked through by a canary audit, and leaves the kiosk user’s home empty', () => {
    const { deeds } = JSON.parse(machine.inside('lethe', 'status', '--json').out);
    expect(deeds.canary).toMatchObject({ ok: true });
    expect(inside('ls -A /home/lethe')).toEqual([]);
  });

  it('holds a visit in bubblewrap, where there is no agent, no Node and no shell', async () => {
    await listen(machine, agentLinkVersion);
    input(machine, 'mousemove', String(start.x), String(start.y), 'click', '1');
    await machine.until('the visit is open', 'sh', '-c', 'lethe status | grep -q ^Open');
    const first = inside("pgrep -u lethe -f -- '^/lethe/runtime/lethe-shell --session' | head -1")[0];
    expect(inside(`ls /proc/${first}/root /proc/${first}/root/lethe /proc/${first}/root/usr`)).not.toContain('opt');
    expect(inside(`ls /proc/${first}/root/lethe/runtime`)).toContain('lethe-shell');
    expect(inside(`ls /proc/${first}/root/lethe/runtime /proc/${first}/root/bin 2>/dev/null`)).not.toContain('node');
    expect(inside(`cat /proc/${first}/root/etc/passwd`)).toHaveLength(1);
    look(machine, 'visit', 0, 0);
  });

  it('ends it with a clean receipt', async () => {
    input(machine, 'key', '--delay', '20', 'ctrl+shift+e');
    await machine.until('a receipt is told', 'grep', '-q', '"receipt"', '/root/heard');
    const told = lines(machine.read('/root/heard') ?? '').map((line) => JSON.parse(line));
    const receipt = told.find((one) => one.receipt !== undefined)?.receipt;
    expect(receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap' });
    look(machine, 'receipt', 0, 0);
    expect(stateOf()).toBe('clean');
  });

  it('is upgraded while it runs, and opens again', async () => {
    const before = inside(`systemctl show --value -p MainPID ${units.join(' ')}`);
    machine.inside('sh', '-c', 'setsid sh -c "dpkg --install /package.deb && touch /root/upgraded" > /dev/null 2>&1 &');
    await machine.until('the package is exchanged', 'test', '-e', '/root/upgraded');
    await untilClean();
    await untilSpare();
    const after = inside(`systemctl show --value -p MainPID ${units.join(' ')}`);
    expect(after.filter((id) => before.includes(id) || id === '0')).toEqual([]);
  });
});

describeAsRoot('removed', () => {
  it('leaves settings, state and the user, and nothing that runs or is enabled', () => {
    expect(machine.inside('apt-get', 'remove', '--yes', '--quiet', 'lethe').code).toBe(0);
    expect(inside('ps -u lethe -o args=')).toEqual([]);
    expect(inside('find /etc/systemd -name "lethe-*.service"')).toEqual([]);
    expect(inside('ls /etc/lethe')).toContain('station.yaml');
    expect(inside('ls -d /opt/lethe /opt/lethe-shell 2> /dev/null')).toEqual([]);
  });

  it('leaves nothing of Lethe when it is purged', () => {
    expect(machine.inside('dpkg', '--purge', 'lethe').code).toBe(0);
    expect(inside('find / -xdev -path /proc -prune -o -iname "*lethe*" -print')).toEqual([]);
    expect(inside('getent passwd lethe; getent group lethe; find / -xdev \\( -nouser -o -nogroup \\)')).toEqual([]);
    expect(inside('systemctl --failed --no-legend')).toEqual([]);
  });
});
