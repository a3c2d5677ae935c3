// What reaches a disk, by its raw bytes: nothing of a journal that is kept in memory; and of one that is kept on a disk its free blocks hold it even after the clearing.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRoom, type Room, until } from '../../support/room/room.ts';
import { describeAsRoot } from '../agent/support/root.ts';
import { write } from './support/daemons.ts';
import { daemon } from './support/journal-room.ts';

let folder: string;
let image: string;
let room: Room;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-disk-'));
  image = join(folder, 'image');
  writeFileSync(image, '');
  truncateSync(image, 96 * 2 ** 20);
  execFileSync('mkfs.ext4', ['-q', '-F', image]);
  room = await makeRoom();
  room.shell(`mount -o loop ${image} /var/log && mkdir /var/log/journal`);
});
afterEach(async () => {
  await room.end();
  rmSync(folder, { recursive: true });
});

/** How the raw disk stands after a message was logged, read, and cleared. */
async function onDisk(storage: 'volatile' | 'persistent'): Promise<{ before: boolean; after: boolean }> {
  const canary = `canary-${randomBytes(6).toString('hex')}`;
  const isIn = (): boolean => {
    room.run('sync');
    return readFileSync(image).includes(canary);
  };
  const readable = (): boolean => room.shell(`journalctl -q -o cat | grep -c ${canary} || true`).trim() === '1';
  write(room, '/run/systemd/journald.conf.d/storage.conf', `[Journal]\nStorage=${storage}\n`);
  room.start(daemon);
  await until(() => room.shell('test -S /run/systemd/journal/dev-log && echo yes || true') !== '');
  room.run('journalctl', '--flush');
  room.run('logger', '--udp', '--socket', '/run/systemd/journal/dev-log', canary);
  await until(readable);
  room.run('journalctl', '--sync');
  const before = isIn();
  expect(room.clear().find(({ id }) => id === 'journal')).toMatchObject({ left: 0, problem: null });
  expect(readable()).toBe(false);
  return { before, after: isIn() };
}

describeAsRoot('the raw bytes of a disk', () => {
  it('hold nothing of a journal that is kept in memory', async () => {
    expect(await onDisk('volatile')).toEqual({ before: false, after: false });
  });

  it('hold what a journal on the disk held, until its blocks are used again: a limit, and a proof that this test can see', async () => {
    expect(await onDisk('persistent')).toEqual({ before: true, after: true });
  });
});
