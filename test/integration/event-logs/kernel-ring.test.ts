// The kernel's ring of messages, on the real kernel: what was said before can be read by nobody after, which `dmesg --clear` does not achieve.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cleared, makeRoom, type Room } from '../../support/room/room.ts';
import { isRoot } from '../agent/support/root.ts';

const limit = '/proc/sys/kernel/printk_devkmsg';
const isHere = isRoot && existsSync('/dev/kmsg') && existsSync(limit);
if (!isHere) process.stdout.write('left out, since it needs root and the kernel’s own /dev/kmsg: the kernel’s ring\n');

let room: Room;

beforeEach(async () => {
  if (isHere) room = await makeRoom();
});
afterEach(() => room?.end());

const canary = `canary-${process.pid}-${Date.now()}`;
/** As a reader sees it that ignores the mark which `dmesg --clear` sets. */
const inRing = (): boolean => room.shell('timeout 1 cat /dev/kmsg || true').includes(canary);
const outcome = (cleared: readonly Cleared[]): Cleared | undefined => cleared.find(({ id }) => id === 'kernel-ring');

describe.skipIf(!isHere)('the kernel’s ring', () => {
  it('is not cleared by moving its mark, and is by writing over it', () => {
    writeFileSync('/dev/kmsg', `<12>${canary}\n`);
    expect(room.run('dmesg')).toContain(canary);
    room.run('dmesg', '--clear');
    expect(room.run('dmesg')).not.toContain(canary);
    expect(inRing()).toBe(true);
    const before = readFileSync(limit, 'utf8');
    expect(outcome(room.clear({ occasion: 'daily' }))).toMatchObject({ left: 0, problem: null });
    expect(inRing()).toBe(false);
    expect(readFileSync(limit, 'utf8')).toBe(before);
  });

  it('stays as it is at a boot, whose own messages it holds', () => {
    writeFileSync('/dev/kmsg', `<12>${canary}\n`);
    expect(outcome(room.clear({ occasion: 'boot' }))).toBeUndefined();
    expect(inRing()).toBe(true);
  });

  it('counts as left where nobody may write over it', () => {
    writeFileSync('/dev/kmsg', `<12>${canary}\n`);
    room.shell('mount --bind /proc/sys /proc/sys && mount -o remount,ro,bind /proc/sys');
    expect(outcome(room.clear({ occasion: 'daily' }))?.left).toBeGreaterThan(0);
    expect(inRing()).toBe(true);
  });

  it('counts as not seen where it is hidden from the agent alone', () => {
    room.shell('touch /run/nothing && mount --bind /run/nothing /dev/kmsg');
    expect(outcome(room.clear({ occasion: 'daily' }))?.problem).toBe('WIPE-02');
  });
});
