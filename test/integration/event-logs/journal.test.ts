// The journal's clearer against real daemons: every kind of journal file there is, and what journalctl itself would leave behind.
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../../support/room/room.ts';
import { describeAsRoot } from '../agent/support/root.ts';
import { type JournalRoom, journalRoom } from './support/journal-room.ts';

let room: JournalRoom;
let journals: string;
/** The folder of this machine's own journals. */
let own: string;

beforeEach(async () => {
  room = await journalRoom();
  journals = room.path('/var/log/journal');
  own = join(journals, readdirSync(journals).find((name) => !name.includes('.')) ?? '');
});
afterEach(() => room.end());

const clearJournal = () => room.clear().filter(({ id }) => id === 'journal');

/** Its own in each run: every daemon of a journal reads the kernel’s ring too, and other tests speak to that. */
const canary = `canary-${randomBytes(6).toString('hex')}`;

const foreign = '0123456789abcdef0123456789abcdef';
const archived = 'system@0123456789abcdef0123456789abcdef-0000000000000001-0005f2a1b3c4d5e6.journal';
const cleanly = [{ id: 'journal', left: 0, problem: null }];
const filesLeft = (): string[] =>
  readdirSync(journals, { recursive: true, encoding: 'utf8' }).filter((name) => /journal~?$|bak$/.test(name));
/** What a daemon holds, as the kernel names it. */
const held = (id: number | undefined): string => room.shell(`ls -l /proc/${id}/fd 2>/dev/null || true`);

describeAsRoot('the journal', () => {
  it('is empty afterwards, in the namespace of the system and in another', async () => {
    await room.log('main', `first-${canary}`);
    await room.log('patrons', `second-${canary}`);
    expect(room.lines(canary)).toBe(2);
    expect(clearJournal()).toMatchObject(cleanly);
    expect(room.lines(canary)).toBe(0);
    expect(held(room.daemons.main.pid)).not.toContain('(deleted)');
  });

  it('goes on afterwards', async () => {
    await room.log('main', `before-${canary}`);
    clearJournal();
    await room.log('main', 'later');
    await room.log('patrons', 'later');
    expect(room.lines('later')).toBe(2);
    expect(room.lines(canary)).toBe(0);
  });

  it.each([
    ['of another machine, as a clone’s former name', `${foreign}/system.journal`],
    ['of a user of another machine', `${foreign}/user-1000.journal`],
    ['received from another machine', `remote/remote-${foreign}.journal`],
    ['put away', `${foreign}/${archived}`],
    ['damaged', `${foreign}/system@0005f2a1b3c4d5e6-0123456789abcdef.journal~`],
    ['of a namespace that nobody serves', `${foreign}.guests/system.journal`],
    ['with a name that nobody knows', `${foreign}/system.journal.bak`],
  ])('holds no journal %s', async (_, name) => {
    await room.log('main', `copied-${canary}`);
    mkdirSync(join(journals, name, '..'), { recursive: true });
    cpSync(join(own, 'system.journal'), join(journals, name));
    const decoded = room.shell(`journalctl --file=/var/log/journal/${name} -q -o cat | grep -c ${canary}`);
    expect(decoded.trim()).toBe('1');
    expect(clearJournal()).toMatchObject(cleanly);
    expect(existsSync(join(journals, name))).toBe(false);
    expect(room.lines(canary)).toBe(0);
  });

  it('holds nothing in memory, where the daemon began before it could write to the disk', async () => {
    await room.log('main', `early-${canary}`);
    mkdirSync(room.path(`/run/log/journal/${foreign}`), { recursive: true });
    cpSync(join(own, 'system.journal'), room.path(`/run/log/journal/${foreign}/system.journal`));
    rmSync(join(own, 'system.journal'));
    expect(room.lines(canary)).toBe(1);
    expect(clearJournal()).toMatchObject(cleanly);
    expect(room.lines(canary)).toBe(0);
  });

  it('is let go by a daemon that went on writing to a deleted file', async () => {
    await room.log('main', `deleted-${canary}`);
    rmSync(join(own, 'system.journal'));
    expect(held(room.daemons.main.pid)).toMatch(/system\.journal \(deleted\)/);
    expect(clearJournal()).toMatchObject(cleanly);
    expect(held(room.daemons.main.pid)).not.toContain('(deleted)');
    await room.log('main', 'later');
  });

  it('is cleared of what a reader still holds', async () => {
    await room.log('main', `followed-${canary}`);
    const reader = room.start('journalctl', '--follow', '--quiet', '--no-pager');
    await until(() => held(reader.pid).includes('system.journal'));
    expect(clearJournal()).toMatchObject(cleanly);
    expect(room.lines(canary)).toBe(0);
    const names = room.shell(
      `for f in /proc/${reader.pid}/fd/*; do case $(readlink $f) in *deleted*) stat -L -c %s $f;; esac; done`,
    );
    expect(names.split('\n').filter((size) => size !== '' && size !== '0')).toEqual([]);
  });

  it('counts as left where its daemon does not answer', async () => {
    await room.log('main', `stuck-${canary}`);
    room.daemons.main.kill('SIGSTOP');
    const [outcome] = clearJournal();
    room.daemons.main.kill('SIGCONT');
    expect(outcome?.left).toBeGreaterThan(0);
    expect(room.lines(`stuck-${canary}`)).toBe(1);
  });

  it('is not kept by a program that takes the daemon’s name', async () => {
    await room.log('main', `kept-${canary}`);
    const copy = join(journals, foreign, 'user-64321.journal');
    mkdirSync(join(journals, foreign));
    cpSync(join(own, 'system.journal'), copy);
    room.shell('cp /bin/sleep /run/systemd-journald');
    const holding = `exec 9</var/log/journal/${foreign}/user-64321.journal; exec /run/systemd-journald 1000`;
    const impostor = room.start('sh', '-c', holding);
    await until(() => held(impostor.pid).includes('user-64321.journal'));
    expect(clearJournal()).toMatchObject(cleanly);
    expect(existsSync(copy)).toBe(false);
  });

  it('needs more than journalctl: what its own ways leave', async () => {
    await room.log('main', `first-${canary}`);
    await room.log('patrons', `second-${canary}`);
    writeFileSync(join(own, 'system.journal.bak'), '');
    const attempts = [
      'journalctl --rotate --vacuum-size=1 --vacuum-time=1s',
      'journalctl --vacuum-size=1',
      "journalctl -m --namespace='*' --rotate --vacuum-size=1",
    ];
    for (const attempt of attempts) room.shell(attempt);
    expect(room.lines(`second-${canary}`)).toBe(1);
    expect(filesLeft()).toContainEqual(expect.stringMatching(/bak$/));
    expect(clearJournal()).toMatchObject(cleanly);
    expect(room.lines(canary)).toBe(0);
    expect(filesLeft()).not.toContainEqual(expect.stringMatching(/bak$/));
  });

  it('is left alone where it is another machine’s, in a namespace of its own', async () => {
    await room.log('main', `not-ours-${canary}`);
    const other = await journalRoom();
    await other.log('main', `ours-${canary}`);
    other.clear();
    expect(other.lines(canary)).toBe(0);
    await other.end();
    expect(room.lines(`not-ours-${canary}`)).toBe(1);
  });
});
