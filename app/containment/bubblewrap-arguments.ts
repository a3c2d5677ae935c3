// Which parts of the machine a session sees: the arguments for bubblewrap, as a pure function. Nothing else is in there.
import { dirname } from 'node:path';
import type { SessionProgram, Surroundings } from './containment.ts';

/** Inside, everybody is the same: user 1000 on a machine called `station`, so that no name of this machine shows. */
const patron = { id: '1000', home: '/home/patron', runtime: '/run/user/1000', host: 'station' } as const;

/** Read-only, and skipped where absent: libraries, fonts, certificates, time zones, and how names are looked up. No shells, no tools. */
const readOnly = [
  '/usr/lib/locale',
  '/usr/lib64',
  '/usr/share/fonts',
  '/usr/share/fontconfig',
  '/usr/share/X11/xkb',
  '/usr/share/X11/locale',
  '/usr/share/icons',
  '/usr/share/mime',
  '/usr/share/zoneinfo',
  '/usr/share/glib-2.0/schemas',
  '/usr/share/ca-certificates',
  '/usr/share/drirc.d',
  '/usr/share/vulkan',
  '/usr/share/glvnd',
  '/usr/local/share/fonts',
  '/var/cache/fontconfig',
  '/etc/ld.so.cache',
  '/etc/fonts',
  '/etc/ssl/certs',
  '/etc/ca-certificates',
  '/etc/pki/tls/certs',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/host.conf',
  '/etc/nsswitch.conf',
  '/etc/gai.conf',
  '/etc/localtime',
] as const;

/** A graphics card, where there is one: its device nodes, and the parts of /sys by which Mesa recognises it. */
const graphics = ['/sys/dev/char', '/sys/devices/pci0000:00'] as const;

/** Where each part lands inside. `lethe inventory` and the break-out test read the same list. */
export const inside = {
  electron: '/lethe/runtime',
  application: '/lethe/application',
  accounts: '/etc/passwd',
  fontTables: `${patron.home}/.cache/fontconfig`,
  xauthority: '/run/xauthority',
} as const;

/** The share of the visit's memory that /dev/shm may take; pages use it for pictures and video in flight. */
const sharedMemoryPart = 0.5;

export interface BubblewrapPlan extends Surroundings {
  readonly program: SessionProgram;
  /** The file shown as /etc/passwd: one user, called patron. */
  readonly accountsFile: string;
  /** The file descriptor on which bubblewrap writes the id of the session's first process. */
  readonly infoDescriptor: number;
  readonly hasGraphics: boolean;
  /** Where this machine keeps its libraries, with as few programs among them as it allows. */
  readonly libraries: readonly string[];
}

const displaySocket = (display: string): string => `/tmp/.X11-unix/X${/^:(\d+)/.exec(display)?.[1] ?? '0'}`;

function fileSystems(plan: BubblewrapPlan): string[] {
  const socket = displaySocket(plan.display);
  const sharedMemory = Math.floor(plan.memoryBytes * sharedMemoryPart);
  return [
    ...['--size', String(plan.memoryBytes), '--perms', '0755', '--tmpfs', '/'],
    ...[...plan.libraries, ...readOnly].flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...['--ro-bind', dirname(plan.program.electron), inside.electron],
    ...(plan.program.application === null ? [] : ['--ro-bind', plan.program.application, inside.application]),
    ...['--ro-bind', plan.accountsFile, inside.accounts],
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', String(sharedMemory), '--perms', '1777', '--tmpfs', '/dev/shm'],
    ...(plan.hasGraphics ? ['--dev-bind-try', '/dev/dri', '/dev/dri'] : []),
    // Last of /dev: bubblewrap makes the folders for what is mounted there as it comes to each.
    ...['--remount-ro', '/dev'],
    ...(plan.hasGraphics ? graphics.flatMap((path) => ['--ro-bind-try', path, path]) : []),
    ...['--perms', '1777', '--dir', '/tmp', '--perms', '1777', '--dir', '/var/tmp'],
    ...['--perms', '0700', '--dir', patron.home, '--perms', '0700', '--dir', patron.runtime],
    // Else each session reads every font of the machine before its first window, for GTK and for Chromium (ADR 44).
    ...['--ro-bind-try', plan.fontTables, inside.fontTables],
    ...['--ro-bind', socket, socket],
    ...(plan.xauthority === null ? [] : ['--ro-bind', plan.xauthority, inside.xauthority]),
  ];
}

function environment(plan: BubblewrapPlan): string[] {
  const variables: Record<string, string> = {
    HOME: patron.home,
    USER: 'patron',
    LANG: 'C.UTF-8',
    // Chromium would list “c” among the languages it likes to read.
    LANGUAGE: 'en_US:en',
    PATH: '/nowhere',
    TMPDIR: '/tmp',
    XDG_RUNTIME_DIR: patron.runtime,
    XDG_CONFIG_HOME: `${patron.home}/.config`,
    XDG_CACHE_HOME: `${patron.home}/.cache`,
    XDG_DATA_HOME: `${patron.home}/.local/share`,
    XDG_STATE_HOME: `${patron.home}/.local/state`,
    DISPLAY: plan.display,
    ...(plan.xauthority === null ? {} : { XAUTHORITY: inside.xauthority }),
    // No message bus: `disabled:` is an address that no transport answers to, so nothing is started to look for one.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
    GSETTINGS_BACKEND: 'memory',
    GIO_USE_VFS: 'local',
    NO_AT_BRIDGE: '1',
    // Pictures sent to the display go by a number of shared memory, which in a namespace of its own names another's: a
    // fresh station's session then showed the shell's picture. Chromium heeds Qt's word for sending them by the socket.
    QT_X11_NO_MITSHM: '1',
    // Node's channel to the shell, the only way out that is not the display or the network.
    NODE_CHANNEL_FD: '3',
    NODE_CHANNEL_SERIALIZATION_MODE: 'json',
  };
  return ['--clearenv', ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value])];
}

/** The whole command line after `bwrap`. Namespaces: user, pid, ipc, uts, cgroup and mount; the network is the machine's. */
export function bubblewrapArguments(plan: BubblewrapPlan): string[] {
  const binary = `${inside.electron}/${plan.program.electron.slice(dirname(plan.program.electron).length + 1)}`;
  return [
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--uid', patron.id, '--gid', patron.id, '--hostname', patron.host],
    ...['--die-with-parent', '--new-session', '--info-fd', String(plan.infoDescriptor)],
    ...fileSystems(plan),
    ...environment(plan),
    ...['--chdir', patron.home, '--', binary],
    ...(plan.program.application === null ? [] : [inside.application]),
    ...plan.program.switches,
  ];
}
