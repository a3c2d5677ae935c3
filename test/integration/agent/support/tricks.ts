// The tricks of a hostile patron: what each leaves in a place, and what becomes of a sweep that does not know it.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fate } from './naive.ts';
import { kioskId, otherId, type Sandbox } from './sandbox.ts';
import { names } from './tricks-of-names.ts';

export interface Trick {
  plant(sandbox: Sandbox): void;
  /** What becomes of the naive deleter; a pattern where that depends on its speed. */
  readonly naive: Fate | RegExp;
  /** How many entries can't be removed, and are counted. */
  readonly stays?: number;
  readonly inMemory?: boolean;
}

const link = ({ place }: Sandbox, target: string, name: string): void => {
  symlinkSync(target, join(place, name));
  execFileSync('chown', ['-h', `${kioskId}`, join(place, name)]);
};
const mount = (sandbox: Sandbox, at: string, ...how: string[]): void =>
  sandbox.run('mount', [...how, at], ['umount', at]);
const drawer = ({ treasure }: Sandbox): string => join(treasure, 'drawer');

/** Runs a script that stays behind: it does its work, forks, and ends at the end of the test. */
function stay(sandbox: Sandbox, script: string, ...args: string[]): void {
  const forking = `${script}; my $id = fork; if ($id) { print $id; exit } close STDIN; close STDOUT; close STDERR; sleep 1000`;
  const id = execFileSync('perl', ['-e', forking, ...args], { encoding: 'utf8' });
  sandbox.undo('kill', '-KILL', id);
}

const links: Record<string, Trick> = {
  'a link to a file outside': { plant: (at) => link(at, join(at.treasure, 'roots'), 'link'), naive: 'harms' },
  'a link to a folder outside': { plant: (at) => link(at, drawer(at), 'link'), naive: 'harms' },
  'a link that climbs out by its own steps': {
    plant: (at) => link(at, '../../treasure/drawer', 'link'),
    naive: 'harms',
  },
  'a link to the root of everything': { plant: (at) => link(at, '/', 'link'), naive: 'hangs' },
  'a link to wherever the sweeper works': { plant: (at) => link(at, '/proc/self/cwd', 'link'), naive: 'harms' },
  'a link to what the sweeper holds open': { plant: (at) => link(at, '/proc/self/fd', 'link'), naive: 'falls short' },
  'a link to nowhere': { plant: (at) => link(at, 'nothing/here', 'link'), naive: 'falls short' },
  'a link to itself': { plant: (at) => link(at, 'link', 'link'), naive: 'falls short' },
  'links in a circle': {
    plant: (at) => {
      link(at, 'two', 'one');
      link(at, 'one', 'two');
    },
    naive: 'falls short',
  },
  'links to the folder they stand in and the one above': {
    plant: (at) => {
      at.folder('folder');
      link(at, '.', 'folder/here');
      link(at, '..', 'folder/above');
    },
    naive: 'hangs',
  },
  'a chain of links into a folder of links': {
    plant: (at) => {
      at.folder('a');
      link(at, drawer(at), 'a/out');
      link(at, 'a/out', 'b');
      link(at, 'b/kiosks', 'c');
    },
    naive: 'harms',
  },
  'a link to a pipe outside that nobody writes to': {
    plant: (at) => {
      const pipe = join(dirname(at.treasure), 'pipe');
      at.run('mkfifo', [pipe]);
      link(at, pipe, 'link');
    },
    naive: 'hangs',
  },
  'a hard link to a file of theirs outside': {
    plant: (at) => linkSync(join(at.treasure, 'kiosks'), join(at.place, 'hard')),
    naive: 'harms',
  },
  'a hard link to root’s file in a folder of theirs': {
    plant: (at) => linkSync(join(at.treasure, 'roots'), join(at.folder('folder'), 'hard')),
    naive: 'harms',
  },
};

const mounts: Record<string, Trick> = {
  'a folder outside, mounted in theirs': {
    plant: (at) => mount(at, at.folder('folder/mounted'), '--bind', drawer(at)),
    ...{ naive: 'harms', stays: 2 },
  },
  'a file outside, mounted on theirs': {
    plant: (at) => mount(at, at.file('mounted'), '--bind', join(at.treasure, 'kiosks')),
    ...{ naive: 'harms', stays: 1 },
  },
  'the folder above everything, mounted in theirs': {
    plant: (at) => {
      at.file('beside');
      mount(at, at.folder('mounted'), '--bind', dirname(at.treasure));
    },
    naive: 'harms',
  },
  'mounts on top of each other': {
    plant: (at) => {
      const on = at.folder('mounted');
      mount(at, on, '-t', 'tmpfs', '-o', `uid=${kioskId}`, 'test');
      mount(at, on, '--bind', drawer(at));
    },
    ...{ naive: 'harms', stays: 1 },
  },
  'an overlay that writes outside': {
    plant: (at) => {
      const [lower, work] = [join(dirname(at.treasure), 'lower'), join(at.treasure, '.work')];
      for (const folder of [lower, work]) mkdirSync(folder);
      at.undo('rm', '-rf', work);
      const layers = `lowerdir=${lower},upperdir=${drawer(at)},workdir=${work}`;
      mount(at, at.folder('mounted'), '-t', 'overlay', '-o', layers, 'test');
    },
    ...{ naive: 'harms', stays: 1 },
  },
  'a file system of a program’s own, which never answers': {
    plant: (at) => {
      const on = at.folder('mounted');
      // Beyond what Perl closes in the one that stays; and a system call takes no literal.
      const open = '$^F = 99; open my $f, "+<", "/dev/fuse" or die';
      const how = `"fd=" . fileno($f) . ",rootmode=40000,user_id=${kioskId},group_id=${kioskId}"`;
      const mounting = `my @how = ("patron", $ARGV[0], "fuse", ${how}); syscall(165, @how[0..2], 6, $how[3]) == 0 or die`;
      stay(at, `${open}; ${mounting}`, on);
      at.undo('umount', '--lazy', on);
    },
    ...{ naive: 'copes', stays: 1 },
  },
  'a file system of its own': {
    plant: (at) => {
      const on = at.folder('mounted');
      mount(at, on, '-t', 'tmpfs', '-o', `uid=${kioskId},mode=777`, 'test');
      writeFileSync(join(on, 'inside'), 'a patron was here');
    },
    ...{ naive: 'copes', stays: 1 },
  },
  'a file system that can’t be written any more': {
    plant: (at) => {
      at.file('folder/file');
      const on = join(at.place, 'folder');
      mount(at, on, '--bind', on);
      at.run('mount', ['-o', 'remount,bind,ro', on]);
    },
    ...{ naive: 'copes', stays: 1 },
  },
};

const files: Record<string, Trick> = {
  'a file that can’t be changed': {
    plant: (at) => {
      const path = at.file('folder/fixed');
      at.run('chattr', ['+i', path], ['chattr', '-i', path]);
    },
    ...{ naive: 'copes', stays: 2 },
  },
  'a folder that can only grow': {
    plant: (at) => {
      at.file('folder/file');
      const path = join(at.place, 'folder');
      at.run('chattr', ['+a', path], ['chattr', '-a', path]);
    },
    ...{ naive: 'copes', stays: 2 },
  },
  'files and folders without any permission': {
    plant: (at) => {
      chmodSync(at.file('folder/deeper/file'), 0);
      chmodSync(join(at.place, 'folder/deeper'), 0);
      chmodSync(join(at.place, 'folder'), 0);
    },
    naive: 'copes',
  },
  'an access list that shuts everybody out': {
    plant: (at) => {
      at.file('folder/file');
      at.run('setfacl', ['-R', '-m', 'u::0,g::0,o::0,u:root:0,m::0', join(at.place, 'folder')]);
    },
    naive: 'copes',
  },
  'a pipe that nobody reads': { plant: (at) => at.run('mkfifo', [join(at.folder('folder'), 'pipe')]), naive: 'hangs' },
  'a file on lease to a program that never gives it back': {
    plant: (at) => {
      stay(at, 'open my $f, "<", $ARGV[0] or die; fcntl($f, 1024, 0) or die; $SIG{IO} = "IGNORE"', at.file('leased'));
    },
    naive: 'hangs',
  },
  'sockets and devices': {
    plant: (at) => {
      at.run('mknod', [join(at.folder('folder'), 'null'), 'c', '1', '3']);
      at.run('mknod', [join(at.place, 'folder/disk'), 'b', '7', '200']);
      stay(
        at,
        'use Socket; socket(my $s, AF_UNIX, SOCK_STREAM, 0); bind($s, pack_sockaddr_un($ARGV[0])) or die',
        join(at.place, 'socket'),
      );
      at.own(join(at.place, 'socket'));
    },
    naive: 'falls short',
  },
  'programs that would run as somebody else': {
    plant: (at) => {
      chmodSync(at.file('setuid'), 0o6777);
      at.folder('folder', 0o3777);
      at.file('folder/file');
    },
    naive: 'copes',
  },
  'a file that claims a terabyte': { plant: (at) => truncateSync(at.file('sparse'), 2 ** 40), naive: 'copes' },
  'what others put in a folder of theirs': {
    plant: (at) => {
      const path = at.file('folder/deeper/file');
      chownSync(path, otherId, otherId);
      chownSync(join(at.place, 'folder/deeper'), otherId, otherId);
    },
    naive: 'copes',
  },
  'files of theirs in a folder that others opened to all': {
    plant: (at) => {
      at.file('shared/theirs');
      chownSync(join(at.place, 'shared'), otherId, otherId);
      chmodSync(join(at.place, 'shared'), 0o1777);
    },
    naive: 'copes',
  },
};

export const tricks: Readonly<Record<string, Trick>> = { ...links, ...mounts, ...names, ...files };
