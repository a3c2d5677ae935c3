// What a session could read and write if a page took it over, read from outside and held against written lists.
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/station/devtools.ts';
import { type Besieged, start, startBesieged } from './besieged.ts';
import { html } from './hostile-site.ts';
import {
  environmentNames,
  filesBelow,
  isProgram,
  isSocket,
  mountsOf,
  openFiles,
  statusOf,
  textOf,
} from './inside-view.ts';

const canary = 'canary-4f1d2c7a9b';
let besieged: Besieged;
beforeAll(async () => {
  besieged = await startBesieged();
  besieged.site.put(
    '/canary',
    html(
      `<h1>${canary}</h1><script>document.title = '${canary}'; document.cookie = 'c=${canary}; max-age=999'; localStorage.c = '${canary}'</script>`,
    ),
  );
  await besieged.again(`${start}canary?${canary}`);
  // The next spare is warm: nothing of this visit is on its way to it.
  await eventually(async () => (await besieged.station.sessions()).length === 2, 30_000, 'the next spare');
});
afterAll(() => besieged?.stop());

const session = () => besieged.visit.session;
const main = (): number => session().id;
/** Processes of the visit that are alive; a renderer may have ended since they were listed. */
const processes = async (): Promise<number[]> => {
  const all = await besieged.station.sessions();
  return (all.find(({ id }) => id === main())?.processes ?? []).filter((id) => existsSync(`/proc/${id}/cmdline`));
};
const kindOf = (id: number): string => /--type=([a-z-]+)/.exec(textOf(id, 'cmdline'))?.[1] ?? 'main';

/** Everything that is mounted: read-only parts of this machine, if it has them, and memory. */
const readOnly = [
  ...[
    '/usr/lib/locale',
    '/usr/lib64',
    '/usr/share/fonts',
    '/usr/share/fontconfig',
    '/usr/share/X11/xkb',
    '/usr/share/X11/locale',
  ],
  ...[
    '/usr/share/icons',
    '/usr/share/mime',
    '/usr/share/zoneinfo',
    '/usr/share/glib-2.0/schemas',
    '/usr/share/ca-certificates',
  ],
  ...['/usr/share/drirc.d', '/usr/share/vulkan', '/usr/share/glvnd', '/usr/local/share/fonts'],
  // What the machine and the shell know of fonts: names and shapes, the same in each visit.
  ...['/var/cache/fontconfig', '/home/patron/.cache/fontconfig'],
  ...['/etc/ld.so.cache', '/etc/fonts', '/etc/ssl/certs', '/etc/ca-certificates', '/etc/pki/tls/certs'],
  ...[
    '/etc/resolv.conf',
    '/etc/hosts',
    '/etc/host.conf',
    '/etc/nsswitch.conf',
    '/etc/gai.conf',
    '/etc/localtime',
    '/etc/passwd',
  ],
  ...['/lethe/runtime', '/lethe/application', '/dev', '/run/xauthority', '/sys/dev/char', '/sys/devices/pci0000:00'],
];
const libraries = /^\/usr\/lib\/[a-z0-9_]+-linux-gnu(eabihf)?$/;
const displaySocket = /^\/tmp\/\.X11-unix\/X\d+$/;
const writableMemory = ['/', '/dev/shm'];
/** Made by the kernel: they keep nothing. */
const devices = [
  '/dev/null',
  '/dev/zero',
  '/dev/full',
  '/dev/random',
  '/dev/urandom',
  '/dev/tty',
  '/dev/pts',
  '/dev/dri',
  '/proc',
];

describe('P7 A page cannot leave its place.', () => {
  describe('What a session sees of this machine', () => {
    it('is this list of mounts, and nothing else is mounted', () => {
      const mounts = mountsOf(main());
      const odd = mounts.filter(
        ({ point }) =>
          ![...readOnly, ...writableMemory, ...devices].includes(point) &&
          !libraries.test(point) &&
          !displaySocket.test(point),
      );
      expect(odd).toEqual([]);
      expect(
        mounts.filter(({ point }) => libraries.test(point)).length +
          mounts.filter(({ point }) => point === '/etc/hosts').length,
      ).toBeGreaterThan(1);
    });

    it('is read-only, but for memory and devices that keep nothing', () => {
      const writable = mountsOf(main()).filter((mount) => mount.writable);
      expect(
        writable.filter(({ point }) => !devices.includes(point)).map(({ point, type }) => `${point} ${type}`),
      ).toEqual(['/ tmpfs', '/dev/shm tmpfs']);
      const known = new Set(['proc', 'devtmpfs', 'devpts']);
      expect(writable.filter(({ point, type }) => devices.includes(point) && !known.has(type))).toEqual([]);
    });

    it('has tables of fonts that were made outside, and so makes none of its own', () => {
      const { root } = session();
      const shown = mountsOf(main()).filter(({ writable }) => !writable);
      const isTable = (path: string): boolean => /\.cache-\d+$/.test(path);
      const tables = ['/var', '/home'].flatMap((folder) => filesBelow(root, folder, isTable));
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.filter((path) => !shown.some(({ point }) => path.startsWith(`${point}/`)))).toEqual([]);
    });

    it('holds nothing of Lethe’s settings, of logs, of other people, of printers or of a message bus', () => {
      const { root } = session();
      const absent = [
        '/etc/lethe',
        '/etc/shadow',
        '/etc/machine-id',
        '/etc/cups',
        '/root',
        '/var/log',
        '/var/lib',
        '/var/spool',
        '/run/lethe',
        '/run/dbus',
        '/run/cups',
        '/run/systemd',
        '/sys/class',
        '/mnt',
        '/media',
        '/srv',
        '/opt',
        '/boot',
      ];
      expect(absent.filter((path) => existsSync(`${root}${path}`))).toEqual([]);
      expect(filesBelow(root, '/home', (path) => !path.startsWith('/home/patron/'))).toEqual([]);
      expect(readFileSync(`${root}/etc/passwd`, 'utf8')).toBe('patron:x:1000:1000:patron:/home/patron:/nowhere\n');
    });

    it('has one socket, the display’s', () => {
      const { root } = session();
      const sockets = ['/tmp', '/run', '/var', '/home', '/dev', '/lethe', '/etc'].flatMap((folder) =>
        filesBelow(root, folder, (path) => isSocket(`${root}${path}`)),
      );
      // Chromium's own lock is a socket too, in the session's memory.
      expect(sockets.filter((path) => !basename(path).startsWith('Singleton'))).toEqual([
        expect.stringMatching(displaySocket),
      ]);
    });

    it('has no shell and no tool to start', () => {
      const { root } = session();
      for (const folder of [
        '/bin',
        '/sbin',
        '/usr/bin',
        '/usr/sbin',
        '/usr/local/bin',
        '/usr/libexec',
        '/usr/games',
        '/snap',
      ])
        expect(existsSync(`${root}${folder}`), folder).toBe(false);
      const tools =
        /\/(ba|da|z|k|c|fi|tc)?sh$|\/(busybox|python[\d.]*|perl[\d.]*|node|java|gcc|cc1|git|ssh|curl|wget|nc|xdotool|xterm|sudo|su|mount|bwrap)$/;
      expect(filesBelow(root, '/', (path) => tools.test(path) && isProgram(`${root}${path}`))).toEqual([]);
    });
  });

  /** All that bubblewrap sets, and what bash leaves in the one process that is not of the session itself. */
  const environment = [
    ...[
      'HOME',
      'USER',
      'LANG',
      'LANGUAGE',
      'PATH',
      'TMPDIR',
      'DISPLAY',
      'XAUTHORITY',
      'GSETTINGS_BACKEND',
      'GIO_USE_VFS',
      'NO_AT_BRIDGE',
      'QT_X11_NO_MITSHM',
    ],
    ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'],
    ...['DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'],
    ...['PWD', 'SHLVL', '_'],
  ];

  describe('The processes of a session', () => {
    it('have these variables and no others', async () => {
      for (const id of await processes())
        expect(
          environmentNames(id).filter((name) => !environment.includes(name)),
          kindOf(id),
        ).toEqual([]);
    });

    it('say nothing of the visit in their arguments and environment', async () => {
      const all = await processes();
      expect(all.length).toBeGreaterThan(4);
      expect(all.some((id) => textOf(id, 'cmdline').includes(' --session '))).toBe(true);
      expect(await besieged.tab.evaluate('document.title')).toBe(canary);
      const hostRules = besieged.site.hostRules;
      for (const id of all) {
        // The demonstration's host rules are the one argument with names in it; they come from the test and not from the visit.
        const said = (textOf(id, 'cmdline') + textOf(id, 'environ')).replaceAll(hostRules, '');
        expect(said.includes(canary), kindOf(id)).toBe(false);
        expect(/https?:|\.example|licensed/.test(said), kindOf(id)).toBe(false);
      }
    });

    it('hold no file open that is not theirs to see', async () => {
      const theirs =
        /^(\/lethe\/|\/usr\/|\/etc\/|\/home\/patron(\/|$)|\/dev\/(null|shm\/|urandom|random|dri\/|pts\/|tty)|\/proc(\/|$)|\/run\/user\/1000|\/tmp\/|\/memfd:|socket:|pipe:|anon_inode:|\/ \(deleted\)|\/$)/;
      for (const id of await processes())
        expect(
          openFiles(id).filter((path) => !theirs.test(path)),
          kindOf(id),
        ).toEqual([]);
    });

    it('can gain no rights', async () => {
      for (const id of await processes()) {
        expect(statusOf(id, 'NoNewPrivs'), kindOf(id)).toBe('1');
        const own = readlinkSync(`/proc/${id}/ns/user`);
        expect(own).not.toBe(readlinkSync('/proc/self/ns/user'));
        // Chromium's zygote has rights over the empty namespaces that it makes for renderers, and over nothing else.
        if (own === readlinkSync(`/proc/${main()}/ns/user`))
          expect(BigInt(`0x${statusOf(id, 'CapEff')}`), kindOf(id)).toBe(0n);
      }
    });

    it('run pages in Chromium’s own sandbox within', async () => {
      const renderers = (await processes()).filter((id) => kindOf(id) === 'renderer');
      expect(renderers.length).toBeGreaterThan(0);
      for (const id of renderers) {
        expect(statusOf(id, 'Seccomp')).toBe('2');
        expect(readlinkSync(`/proc/${id}/ns/pid`)).not.toBe(readlinkSync(`/proc/${main()}/ns/pid`));
        expect(readlinkSync(`/proc/${id}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
        expect(textOf(id, 'cmdline')).not.toMatch(/--no-sandbox|--disable-seccomp|--single-process/);
      }
      const gpu = (await processes()).filter((id) => kindOf(id) === 'gpu-process');
      for (const id of gpu) expect(statusOf(id, 'Seccomp')).toBe('2');
    });

    it('are apart from this machine: names, users, processes, messages', () => {
      for (const name of ['mnt', 'pid', 'user', 'uts', 'ipc', 'cgroup'])
        expect(readlinkSync(`/proc/${main()}/ns/${name}`), name).not.toBe(readlinkSync(`/proc/self/ns/${name}`));
      const map = readFileSync(`/proc/${main()}/uid_map`, 'utf8').trim().split(/\s+/);
      expect(map).toEqual(['1000', String(besieged.station.user.id), '1']);
      expect(readFileSync(`/proc/${main()}/setgroups`, 'utf8').trim()).toBe('deny');
      // The session's own numbers: bubblewrap is 1, and nothing of this machine is among them.
      expect(statusOf(main(), 'NSpid').split(/\s+/)).toHaveLength(2);
      expect(textOf(main(), 'cmdline')).not.toContain(besieged.station.user.name);
    });

    it('are on a computer called station', async () => {
      const [bubblewrap] = await processes();
      expect(textOf(bubblewrap ?? 0, 'cmdline')).toContain('--hostname station');
      expect(readlinkSync(`/proc/${main()}/ns/uts`)).not.toBe(readlinkSync('/proc/self/ns/uts'));
    });
  });

  describe('The spare', () => {
    it('knows nothing of the visit beside it', async () => {
      const spare = (await besieged.station.sessions()).find(({ id }) => id !== main());
      expect(spare).toBeDefined();
      for (const id of spare?.processes ?? [])
        expect((textOf(id, 'cmdline') + textOf(id, 'environ')).includes(canary)).toBe(false);
      for (const name of ['mnt', 'pid', 'ipc'])
        expect(readlinkSync(`/proc/${spare?.id}/ns/${name}`)).not.toBe(readlinkSync(`/proc/${main()}/ns/${name}`));
      expect(
        filesBelow(spare?.root ?? '', '/home', (path) => readFileSync(`${spare?.root}${path}`).includes(canary)),
      ).toEqual([]);
    });
  });
});
