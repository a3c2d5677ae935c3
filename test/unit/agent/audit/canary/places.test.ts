// Where a canary audit looks: each file system once, swap by its names, and who serves the display.
import { describe, expect, it } from 'vitest';
import { sortFileSystems } from '../../../../../agent/audit/canary/file-systems.ts';
import { listeningAt } from '../../../../../agent/audit/canary/station-processes.ts';
import { swapsIn } from '../../../../../agent/audit/canary/swap.ts';
import { type Mount, mountPoints } from '../../../../../agent/processes/mounts.ts';

let lastId = 100;
const mount = (device: string, point: string, type: string, more: Partial<Mount> = {}): Mount => {
  lastId += 1;
  return { id: lastId, parent: point === '/' ? 0 : 1, device, root: '/', point, type, writable: true, ...more };
};

describe('the file systems of a station', () => {
  it('are searched each once, by the first place where they are mounted', () => {
    const mounts = [mount('8:1', '/', 'ext4'), mount('8:1', '/mnt', 'ext4'), mount('0:5', '/run', 'tmpfs')];
    const { searched } = sortFileSystems(mounts);
    expect(searched.map(({ point, inMemory }) => [point.toString(), inMemory])).toEqual([
      ['/', false],
      ['/run', true],
    ]);
  });

  it('that share a device are searched each: the subvolumes of a disk, and a folder that is mounted by itself', () => {
    const mounts = [
      ...[mount('0:30', '/', 'btrfs', { root: '/@' }), mount('0:30', '/home', 'btrfs', { root: '/@home' })],
      mount('0:30', '/again', 'btrfs', { root: '/@home' }),
    ];
    expect(sortFileSystems(mounts).searched.map(({ point }) => point.toString())).toEqual(['/', '/home']);
  });

  it('are searched where they can be reached: not where another one is mounted over them', () => {
    const root = mount('8:1', '/', 'ext4');
    const hidden = mount('0:40', '/a', 'tmpfs', { parent: root.id });
    const below = mount('0:41', '/a/b', 'tmpfs', { parent: hidden.id });
    const over = mount('0:42', '/a', 'tmpfs', { parent: hidden.id });
    const elsewhere = mount('0:40', '/c', 'tmpfs', { parent: root.id });
    const mounts = [root, hidden, below, over, elsewhere];
    expect(sortFileSystems(mounts).searched.map(({ point }) => point.toString())).toEqual(['/', '/a', '/c']);
    expect([...mountPoints(mounts)]).toEqual(['/', '/a', '/c']);
  });

  it('are passed over when nobody can write to them, or the kernel makes them up', () => {
    const mounts = [
      mount('7:1', '/snap', 'squashfs', { writable: false }),
      mount('0:4', '/proc', 'proc'),
      mount('0:6', '/sys', 'sysfs'),
    ];
    expect(sortFileSystems(mounts)).toEqual({ searched: [], beyond: [] });
  });

  it('that are another machine’s, or a user’s view of others, are named and not counted as empty', () => {
    const mounts = [
      ...[mount('0:60', '/net', 'nfs4'), mount('0:61', '/share', 'cifs')],
      ...[mount('0:62', '/run/user/1/doc', 'fuse.portal'), mount('8:17', '/media/stick', 'fuseblk')],
    ];
    const { searched, beyond } = sortFileSystems(mounts);
    expect(searched.map(({ point }) => point.toString())).toEqual(['/media/stick']);
    expect([...beyond].sort()).toEqual(['network-file-systems', 'user-file-systems']);
  });

  it('keep a name that is no UTF-8', () => {
    expect(sortFileSystems([mount('8:1', '/m\xff', 'ext4')]).searched[0]?.point).toEqual(
      Buffer.from('/m\xff', 'latin1'),
    );
  });
});

describe('swap', () => {
  const heading = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
  it('is none when there is only the heading', () => expect(swapsIn(heading)).toEqual([]));
  it('is named by the kernel, spaces and all', () => {
    const text = `${heading}/dev/sda2  partition 8388604 0 -2\n/swap\\040file file 1024 0 -3\n`;
    expect(swapsIn(text)).toEqual(['/dev/sda2', '/swap file']);
  });
});

describe('the display', () => {
  const table = [
    'Num       RefCount Protocol Flags    Type St Inode Path',
    '0000000000000000: 00000002 00000000 00010000 0001 01 111 /tmp/.X11-unix/X7',
    '0000000000000000: 00000002 00000000 00010000 0001 01 222 @/tmp/.X11-unix/X7',
    '0000000000000000: 00000003 00000000 00000000 0001 03 333',
    '0000000000000000: 00000002 00000000 00010000 0001 01 444 /tmp/.X11-unix/X70',
  ].join('\n');
  it('is found by the sockets that bear its name', () => {
    expect([...listeningAt(table, '/tmp/.X11-unix/X7')]).toEqual(['111', '222']);
    expect([...listeningAt(table, '/tmp/.X11-unix/X8')]).toEqual([]);
  });
});
