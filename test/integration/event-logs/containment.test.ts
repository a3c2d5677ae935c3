// What somebody could plant among the logs: nothing of it leads a clearer outside them, and what it could not clear is counted.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventLogCleaners } from '../../../agent/event-logs/event-logs.ts';
import { emptyFile } from '../../../agent/wipe/empty.ts';
import { identityOf, mountOf } from '../../../agent/wipe/folder.ts';
import { runCleaners } from '../../../agent/wipe/run.ts';
import type { ProtectedFile } from '../../../contract/cleaner-file.ts';
import { describeAsRoot } from '../agent/support/root.ts';
import { describeTree, makeSandbox, type Sandbox } from '../agent/support/sandbox.ts';

let sandbox: Sandbox;
let logs: string;
let treasure: string[];
let open: number[];

beforeEach(() => {
  sandbox = makeSandbox();
  logs = join(sandbox.swept.root, 'var/log');
  mkdirSync(logs, { recursive: true });
  treasure = describeTree(sandbox.treasure);
  open = [];
});
afterEach(() => {
  for (const descriptor of open) closeSync(descriptor);
  expect(describeTree(sandbox.treasure)).toEqual(treasure);
  sandbox.end();
});

const deny: ProtectedFile = {
  ...{ why: 'For this test alone, nothing else.', trees: ['/etc', '/var/log'], folders: ['/', '/var'] },
  logs: ['/var/log', '/run/log/journal', '/run/faillock', '/sys/fs/pstore', '/var/lib', '/var/spool/rsyslog'],
};
async function clear(list: ProtectedFile = deny) {
  const cleaners = eventLogCleaners({ root: sandbox.swept.root, deny: list });
  const order = { occasion: 'boot', scope: { snapshot: null, everySession: false } } as const;
  const cleaned = await runCleaners(cleaners, order, () => {
    throw new Error('no clearer of event logs asks for the processes of a session');
  });
  return cleaned['event-logs'];
}

const log = (name: string, text = 'a patron was here'): string => {
  mkdirSync(join(logs, name, '..'), { recursive: true });
  writeFileSync(join(logs, name), text);
  return join(logs, name);
};
const hold = (path: string): void => void open.push(openSync(path, 'a'));
const precious = (): string => join(sandbox.treasure, 'roots');
const clean = { left: 0, problem: null };

describeAsRoot('among the logs', () => {
  it('plain files go, whatever they are called, and folders stay with their owner and rights', async () => {
    log('apt/history.log');
    log('x'.repeat(255));
    log('two\nlines');
    writeFileSync(Buffer.concat([Buffer.from(`${logs}/`), Buffer.from([0xff, 0xfe])]), 'no text');
    chownSync(join(logs, 'apt'), 64321, 64321);
    chmodSync(join(logs, 'apt'), 0o2750);
    expect(await clear()).toMatchObject({ removed: 4, ...clean });
    expect(readdirSync(logs)).toEqual(['apt']);
    expect(statSync(join(logs, 'apt'))).toMatchObject({ uid: 64321, mode: 0o42750 });
    expect(readdirSync(join(logs, 'apt'))).toEqual([]);
  });

  it('one that is held is emptied where it is', async () => {
    const path = log('syslog');
    chmodSync(path, 0o640);
    hold(path);
    const { ino } = statSync(path);
    expect(await clear()).toMatchObject({ removed: 1, ...clean });
    expect(statSync(path)).toMatchObject({ ino, size: 0, mode: 0o100640 });
  });

  it('the files of sign-ins are emptied where they are, and those that were rotated go', async () => {
    for (const name of ['wtmp', 'btmp', 'lastlog', 'wtmp.1', 'btmp-20261103']) log(name);
    expect(await clear()).toMatchObject({ removed: 5, ...clean });
    expect(readdirSync(logs).sort()).toEqual(['btmp', 'lastlog', 'wtmp']);
    expect(statSync(join(logs, 'wtmp')).size).toBe(0);
  });

  it('a second time there is nothing to do', async () => {
    for (const name of ['syslog', 'wtmp', 'audit/audit.log']) log(name);
    await clear();
    expect(await clear()).toMatchObject({ removed: 0, ...clean });
  });
});

describeAsRoot('what leads outside', () => {
  it('a link to a file stays, and so does the file', async () => {
    symlinkSync(precious(), join(logs, 'syslog'));
    expect(await clear()).toMatchObject({ removed: 0, ...clean });
    expect(lstatSync(join(logs, 'syslog')).isSymbolicLink()).toBe(true);
  });

  it('a link to a folder is not entered', async () => {
    symlinkSync(sandbox.treasure, join(logs, 'cups'));
    symlinkSync(sandbox.treasure, join(logs, 'apt'));
    // One is a place of its own, and a link in the way of a place shuts the station; the other is passed by.
    expect((await clear()).problem?.code).toBe('WIPE-02');
  });

  it('a folder of logs that is a link is refused', async () => {
    rmSync(logs, { recursive: true });
    symlinkSync(sandbox.treasure, logs);
    expect((await clear()).problem?.code).toBe('WIPE-02');
  });

  it('a second name of a file goes, and its content stays under the first', async () => {
    linkSync(precious(), join(logs, 'syslog'));
    treasure = describeTree(sandbox.treasure);
    expect(await clear()).toMatchObject({ removed: 1, ...clean });
  });

  it('a second name of a file that is held is not emptied, and counts as left', async () => {
    linkSync(precious(), join(logs, 'syslog'));
    hold(join(logs, 'syslog'));
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('a second name in place of the sign-ins is not emptied, and counts as left', async () => {
    linkSync(precious(), join(logs, 'wtmp'));
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('a file with another mounted over it counts as left', async () => {
    const path = log('syslog');
    sandbox.run('mount', ['--bind', precious(), path], ['umount', path]);
    hold(path);
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('a folder with another mounted over it is not entered, and counts as left', async () => {
    mkdirSync(join(logs, 'apache2'));
    sandbox.run('mount', ['--bind', sandbox.treasure, join(logs, 'apache2')], ['umount', join(logs, 'apache2')]);
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('a place of logs may be a mount of its own, as sites keep their audit logs', async () => {
    const audit = join(logs, 'audit');
    mkdirSync(audit);
    sandbox.run('mount', ['-t', 'tmpfs', 'lethe-test', audit], ['umount', audit]);
    log('audit/audit.log');
    expect(await clear()).toMatchObject({ removed: 1, ...clean });
  });

  it('a pipe, a socket and a device stay, and nobody waits for them', async () => {
    execFileSync('mkfifo', [join(logs, 'syslog')]);
    execFileSync('mkfifo', [join(logs, 'wtmp')]);
    execFileSync('mknod', [join(logs, 'null'), 'c', '1', '3']);
    expect(await clear()).toMatchObject({ removed: 0, ...clean });
    expect(readdirSync(logs).sort()).toEqual(['null', 'syslog', 'wtmp']);
  });

  it('a file that was swapped since it was looked at is not emptied', () => {
    const folder = openSync(logs, 'r');
    open.push(folder);
    const known = { identity: identityOf(lstatSync(log('syslog'), { bigint: true })), mount: mountOf(folder) };
    const path = Buffer.from(join(logs, 'syslog'));
    for (const swap of [() => linkSync(log('other'), path), () => symlinkSync(precious(), path)]) {
      renameSync(path, join(logs, 'aside'));
      swap();
      expect(emptyFile(path, known)).toBe(false);
      rmSync(path);
      renameSync(join(logs, 'aside'), path);
    }
    expect(emptyFile(path, known)).toBe(true);
    expect(readFileSync(join(logs, 'other'), 'utf8')).toBe('a patron was here');
  });
});

describeAsRoot('what can’t be cleared', () => {
  it('counts as left where nobody may remove it', async () => {
    const path = log('syslog');
    sandbox.run('chattr', ['+i', path], ['chattr', '-i', path]);
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
    expect(existsSync(path)).toBe(true);
  });

  it('counts as left where it may only grow', async () => {
    const path = log('syslog');
    hold(path);
    sandbox.run('chattr', ['+a', path], ['chattr', '-a', path]);
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('counts as left where a tree of folders is deeper than any of logs', async () => {
    log(`${'d/'.repeat(80)}file`);
    expect(await clear()).toMatchObject({ removed: 0, left: 1 });
  });

  it('is refused where the deny-list names it, and everything else is cleared', async () => {
    log('audit/audit.log');
    log('syslog');
    const cleaned = await clear({ ...deny, logs: deny.logs.filter((path) => path !== '/var/lib') });
    expect(cleaned.problem?.code).toBe('WIPE-04');
    expect(readdirSync(logs)).toEqual(['audit']);
    expect((await clear({ ...deny, trees: [...deny.trees, '/var/log/audit'] })).problem?.code).toBe('WIPE-04');
  });
});
