// What a hostile patron may leave in a place: all of it goes or is counted, and nothing outside is ever touched.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SweptPlace } from '../../../agent/wipe/place.ts';
import { sweep } from '../../../agent/wipe/remove.ts';
import { describeAsRoot } from './support/root.ts';
import { describeTree, kioskId, makeSandbox, otherId, type Sandbox } from './support/sandbox.ts';

let sandbox: Sandbox;
let before: string[];

beforeEach(() => {
  sandbox = makeSandbox();
  before = describeTree(sandbox.treasure);
});
afterEach(() => sandbox.end());

const look = (place: SweptPlace = sandbox.swept) => {
  const swept = sweep(place, 'look');
  return swept.ok ? swept.value.found : swept.problem.code;
};
const remove = (place: SweptPlace = sandbox.swept) => {
  const swept = sweep(place, 'remove');
  return swept.ok ? swept.value.removed : swept.problem.code;
};

interface Trick {
  plant(): void;
  /** How many entries can't be removed and are counted; none if not given. */
  readonly stays?: number;
}

const inPlace = (name: string) => join(sandbox.place, name);
const link = (target: string, name: string) => {
  symlinkSync(target, inPlace(name));
  execFileSync('chown', ['-h', `${kioskId}`, inPlace(name)]);
};
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat([Buffer.from(`${sandbox.place}/`), ...parts.map((part) => Buffer.from(part as string))]);
const rawFile = (path: Buffer) => {
  writeFileSync(path, 'a patron was here');
  chownSync(path, kioskId, kioskId);
};

const tricks: Record<string, Trick> = {
  'a link to a file outside': { plant: () => link(join(sandbox.treasure, 'roots'), 'link') },
  'a link to a folder outside': { plant: () => link(join(sandbox.treasure, 'drawer'), 'link') },
  'a link that climbs out by its own steps': { plant: () => link('../../treasure/drawer', 'link') },
  'a link to the root of everything': { plant: () => link('/', 'link') },
  'a link to nowhere': { plant: () => link('nothing/here', 'link') },
  'a link to itself': { plant: () => link('link', 'link') },
  'links in a circle': {
    plant: () => {
      link('two', 'one');
      link('one', 'two');
    },
  },
  'links to the folder they stand in and the one above': {
    plant: () => {
      sandbox.folder('folder');
      link('.', 'folder/here');
      link('..', 'folder/above');
    },
  },
  'a chain of links into a folder of links': {
    plant: () => {
      sandbox.folder('a');
      link(join(sandbox.treasure, 'drawer'), 'a/out');
      link('a/out', 'b');
      link('b/kiosks', 'c');
    },
  },
  'a hard link to a file of theirs outside': {
    plant: () => linkSync(join(sandbox.treasure, 'kiosks'), inPlace('hard')),
  },
  'a hard link to root’s file in a folder of theirs': {
    plant: () => {
      sandbox.folder('folder');
      linkSync(join(sandbox.treasure, 'roots'), inPlace('folder/hard'));
    },
  },
  'a folder outside, mounted in theirs': {
    plant: () => {
      sandbox.folder('folder');
      const at = sandbox.folder('folder/mounted');
      sandbox.run('mount', ['--bind', join(sandbox.treasure, 'drawer'), at], ['umount', at]);
    },
    stays: 2,
  },
  'a file outside, mounted on theirs': {
    plant: () => {
      const at = sandbox.file('mounted');
      sandbox.run('mount', ['--bind', join(sandbox.treasure, 'kiosks'), at], ['umount', at]);
    },
    stays: 1,
  },
  'a file system of its own': {
    plant: () => {
      const at = sandbox.folder('mounted');
      sandbox.run('mount', ['-t', 'tmpfs', '-o', `uid=${kioskId},mode=777`, 'test', at], ['umount', at]);
      writeFileSync(join(at, 'inside'), 'a patron was here');
    },
    stays: 1,
  },
  'a file system that can’t be written any more': {
    plant: () => {
      sandbox.file('folder/file');
      const at = inPlace('folder');
      sandbox.run('mount', ['--bind', at, at], ['umount', at]);
      sandbox.run('mount', ['-o', 'remount,bind,ro', at]);
    },
    stays: 1,
  },
  'names with line breaks, quotes and blanks': {
    plant: () => {
      for (const name of ['a\nb', "a'b", 'a"b', ' ', '-rf', '*', '$(id)', '\\', '~', '\t', '\r', '...'])
        sandbox.file(name);
    },
  },
  'names that are no UTF-8': {
    plant: () => {
      for (const name of [[0xff, 0xfe], [0xc3], [0x80], [0xed, 0xa0, 0x80]]) rawFile(bytes(name));
      mkdirSync(bytes([0xf0, 0x28]));
      chownSync(bytes([0xf0, 0x28]), kioskId, kioskId);
      rawFile(bytes([0xf0, 0x28], '/', [0xfe]));
    },
  },
  'names as long as names can be': {
    plant: () => {
      sandbox.file('n'.repeat(255));
      sandbox.file(`${'d'.repeat(255)}/${'e'.repeat(255)}/${'f'.repeat(255)}`);
    },
  },
  'a file that can’t be changed': {
    plant: () => {
      const path = sandbox.file('folder/fixed');
      sandbox.file('folder/loose');
      sandbox.run('chattr', ['+i', path], ['chattr', '-i', path]);
    },
    stays: 2,
  },
  'a folder that can only grow': {
    plant: () => {
      sandbox.file('folder/file');
      sandbox.run('chattr', ['+a', inPlace('folder')], ['chattr', '-a', inPlace('folder')]);
    },
    stays: 2,
  },
  'files and folders without any permission': {
    plant: () => {
      chmodSync(sandbox.file('folder/deeper/file'), 0);
      chmodSync(inPlace('folder/deeper'), 0);
      chmodSync(inPlace('folder'), 0);
    },
  },
  'pipes, sockets and devices': {
    plant: () => {
      sandbox.folder('folder');
      sandbox.run('mkfifo', [inPlace('pipe'), inPlace('folder/pipe')]);
      sandbox.run('mknod', [inPlace('null'), 'c', '1', '3']);
      sandbox.run('mknod', [inPlace('disk'), 'b', '7', '200']);
      for (const name of ['pipe', 'null', 'disk']) sandbox.own(inPlace(name));
    },
  },
  'programs that would run as somebody else': {
    plant: () => {
      chmodSync(sandbox.file('setuid'), 0o6777);
      sandbox.folder('folder', 0o3777);
      sandbox.file('folder/file');
    },
  },
  'a file that claims a terabyte': { plant: () => truncateSync(sandbox.file('sparse'), 2 ** 40) },
  'three thousand files': {
    plant: () => {
      for (let number = 0; number < 3000; number++) sandbox.file(`folder/${number}`);
    },
  },
  'folders three thousand deep, longer than any path': {
    plant: () => {
      sandbox.folder('deep');
      const dig = 'chdir $ARGV[0]; for (1..3000) { mkdir "d" x 20; chdir "d" x 20; open my $f, ">", "file"; }';
      sandbox.run('setpriv', [
        '--reuid',
        `${kioskId}`,
        '--regid',
        `${kioskId}`,
        '--clear-groups',
        'perl',
        '-e',
        dig,
        inPlace('deep'),
      ]);
    },
  },
  'many folders that are each too deep': {
    plant: () => {
      for (let number = 0; number < 20; number++) sandbox.file(`${'d/'.repeat(70)}${number}/x/y/z`);
    },
  },
  'what others put in a folder of theirs': {
    plant: () => {
      const path = sandbox.file('folder/deeper/file');
      chownSync(path, otherId, otherId);
      chownSync(inPlace('folder/deeper'), otherId, otherId);
    },
  },
  'files of theirs in a folder that others opened to all': {
    plant: () => {
      sandbox.file('shared/theirs');
      chownSync(inPlace('shared'), otherId, otherId);
      chmodSync(inPlace('shared'), 0o1777);
    },
  },
};

describeAsRoot('a place with', () => {
  it.each(Object.entries(tricks))('%s', (_name, { plant, stays = 0 }) => {
    expect(look()).toBe(0);
    plant();
    expect(look()).toBeGreaterThan(0);
    expect(describeTree(sandbox.treasure)).toEqual(before);
    expect(remove()).toBeGreaterThanOrEqual(0);
    expect(look()).toBe(stays);
    expect(describeTree(sandbox.treasure)).toEqual(before);
  });
});
