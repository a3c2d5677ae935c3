// What /proc says of mounts and devices.
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deviceName, parseMounts, readMounts } from '../../../../agent/processes/mounts.ts';

describe('mountinfo', () => {
  it('tells device, point and type, with any number of optional fields', () => {
    const text = [
      '36 35 98:0 /mnt1 /mnt/my\\040disk rw,noatime master:1 shared:7 - ext3 /dev/root rw',
      '70 69 0:53 / /dev/shm ro,nosuid - tmpfs tmpfs rw,mode=755',
      '71 69 7:1 / /snap ro - squashfs /dev/loop1 ro',
      '',
    ].join('\n');
    expect(parseMounts(text)).toEqual([
      { id: 36, parent: 35, root: '/mnt1', device: '98:0', point: '/mnt/my disk', type: 'ext3', writable: true },
      { id: 70, parent: 69, root: '/', device: '0:53', point: '/dev/shm', type: 'tmpfs', writable: true },
      { id: 71, parent: 69, root: '/', device: '7:1', point: '/snap', type: 'squashfs', writable: false },
    ]);
  });

  it('is refused when a line is not what it should be', () => expect(() => parseMounts('36 35')).toThrow());

  it('is absent for a process that is absent', () => expect(readMounts('/proc', 4194304)).toBeNull());
});

describe('the name of a device', () => {
  it('is the one in mountinfo', () => {
    const mounts = readMounts('/proc', 'self') ?? [];
    const proc = mounts.find(({ point }) => point === '/proc');
    expect(proc).toBeDefined();
    expect(deviceName(statSync('/proc').dev)).toBe(proc?.device);
  });

  it('is worked out for large numbers too, as makedev(3) packs them', () => {
    expect(deviceName(0x10305)).toBe('259:5');
    expect(deviceName(0x0010_0000 | 0x2a)).toBe(`0:${0x100 | 0x2a}`);
    expect(deviceName(0xfe00)).toBe('254:0');
  });
});
