// What a session is given of a machine: its arguments for bubblewrap, for machines with and without graphics and with odd names.
import { describe, expect, it } from 'vitest';
import { type BubblewrapPlan, bubblewrapArguments, inside } from '../../../app/containment/bubblewrap-arguments.ts';

const plan: BubblewrapPlan = {
  program: { electron: '/opt/lethe/lethe', application: null, switches: ['--session'] },
  accountsFile: '/opt/lethe/resources/passwd',
  infoDescriptor: 4,
  hasGraphics: false,
  libraries: ['/usr/lib/x86_64-linux-gnu'],
  display: ':12',
  xauthority: null,
  memoryBytes: 1000,
  slotsDirectory: '/run/lethe/sessions',
  fontTables: '/run/lethe/shell/home/.cache/fontconfig',
};

const words = (change: Partial<BubblewrapPlan> = {}): string[] => bubblewrapArguments({ ...plan, ...change });
/** What follows each use of an option, as many words as it takes. */
const uses = (all: readonly string[], option: string, count: number): string[][] =>
  all.flatMap((word, at) => (word === option ? [all.slice(at + 1, at + 1 + count)] : []));

describe('A session', () => {
  it('has namespaces of its own for everything but the network', () => {
    for (const name of ['user', 'pid', 'ipc', 'uts']) expect(words()).toContain(`--unshare-${name}`);
    expect(words()).toContain('--unshare-cgroup-try');
    expect(words()).not.toContain('--unshare-net');
    expect(words()).not.toContain('--share-net');
  });

  it('dies with its shell and has no terminal', () => {
    expect(words()).toEqual(expect.arrayContaining(['--die-with-parent', '--new-session']));
  });

  it('can write to memory only', () => {
    const all = words({ hasGraphics: true, xauthority: '/run/user/1/xauth' });
    expect(uses(all, '--tmpfs', 1).flat()).toEqual(['/', '/dev/shm']);
    expect(all.filter((word) => word === '--bind' || word === '--bind-try' || word === '--dev-bind')).toEqual([]);
    expect(uses(all, '--dev-bind-try', 2)).toEqual([['/dev/dri', '/dev/dri']]);
  });

  it('has its memory counted: all of it, and half of that for pictures in flight', () => {
    expect(uses(words({ memoryBytes: 1001 }), '--size', 1).flat()).toEqual(['1001', '500']);
  });

  it('sees no folder that holds other people, settings, logs or tools', () => {
    const seen = [...uses(words(), '--ro-bind', 2), ...uses(words(), '--ro-bind-try', 2)].map(([from = '']) => from);
    const closed = [
      '/',
      '/etc',
      '/usr',
      '/usr/bin',
      '/bin',
      '/sbin',
      '/usr/sbin',
      '/usr/lib',
      '/home',
      '/root',
      '/var',
      '/run',
      '/tmp',
      '/sys',
      '/dev',
      '/proc',
      '/etc/lethe',
      '/etc/passwd',
      '/opt',
    ];
    expect(seen.filter((path) => closed.includes(path))).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
  });

  it('reads the tables of fonts that are there, and cannot change them for the next one', () => {
    expect(uses(words(), '--ro-bind-try', 2)).toEqual(
      expect.arrayContaining([
        ['/var/cache/fontconfig', '/var/cache/fontconfig'],
        ['/run/lethe/shell/home/.cache/fontconfig', '/home/patron/.cache/fontconfig'],
      ]),
    );
  });

  it('sees one socket: the display’s', () => {
    expect(uses(words({ display: ':12' }), '--ro-bind', 2)).toContainEqual([
      '/tmp/.X11-unix/X12',
      '/tmp/.X11-unix/X12',
    ]);
    expect(
      words().filter(
        (word) =>
          /\.sock|dbus|cups|pulse|pipewire|wayland/i.test(word) &&
          word !== 'DBUS_SESSION_BUS_ADDRESS' &&
          word !== 'DBUS_SYSTEM_BUS_ADDRESS',
      ),
    ).toEqual([]);
  });

  it.each(['', 'remote:0', ':', '../../etc:0', ':0/../../etc'])(
    'with the odd display %j gets no other path for it',
    (display) => {
      for (const [from] of uses(words({ display }), '--ro-bind', 2).filter(([path = '']) => path.includes('X11-unix')))
        expect(from).toMatch(/^\/tmp\/\.X11-unix\/X\d+$/);
    },
  );

  it('has a cleared environment with these names and no path of this machine', () => {
    expect(words()).toContain('--clearenv');
    const variables = uses(words({ xauthority: '/home/someone/.Xauthority' }), '--setenv', 2);
    expect(variables.map(([name]) => name).sort()).toEqual([
      'DBUS_SESSION_BUS_ADDRESS',
      'DBUS_SYSTEM_BUS_ADDRESS',
      'DISPLAY',
      'GIO_USE_VFS',
      'GSETTINGS_BACKEND',
      'HOME',
      'LANG',
      'LANGUAGE',
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
      'NO_AT_BRIDGE',
      'PATH',
      'QT_X11_NO_MITSHM',
      'TMPDIR',
      'USER',
      'XAUTHORITY',
      'XDG_CACHE_HOME',
      'XDG_CONFIG_HOME',
      'XDG_DATA_HOME',
      'XDG_RUNTIME_DIR',
      'XDG_STATE_HOME',
    ]);
    for (const [name = '', value = ''] of variables) {
      expect(value, name).not.toContain('/home/someone');
      if (name.endsWith('ADDRESS')) expect(value).toBe('disabled:');
    }
  });

  it('is user 1000 on a computer called station, whoever started it', () => {
    expect(uses(words(), '--uid', 1)).toEqual([['1000']]);
    expect(uses(words(), '--gid', 1)).toEqual([['1000']]);
    expect(uses(words(), '--hostname', 1)).toEqual([['station']]);
    expect(words()).toEqual(expect.arrayContaining([plan.accountsFile, inside.accounts]));
  });

  it('runs the program where it lies inside, with its switches and nothing before them', () => {
    const all = words({
      program: { electron: '/opt/lethe/lethe', application: '/opt/app', switches: ['--session', '--x'] },
    });
    expect(all.slice(all.indexOf('--'))).toEqual([
      '--',
      `${inside.electron}/lethe`,
      inside.application,
      '--session',
      '--x',
    ]);
    expect(words().slice(words().indexOf('--'))).toEqual(['--', `${inside.electron}/lethe`, '--session']);
  });
});
