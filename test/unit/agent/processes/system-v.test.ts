// System V objects, as /proc/sysvipc lists them.
import { describe, expect, it } from 'vitest';
import { parseObjects } from '../../../../agent/processes/system-v.ts';

const shm = `       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap
         0          3  1600                  4096   812   812      1  1002  1002  1002  1002 1700000000          0 1700000000                  4096                     0
         0          4   600                  4096   900   900      1     0     0     0     0 1700000000          0 1700000000                  4096                     0
`;
const sem = `       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime
         0          7   600          1     0     0  1002  1002          0 1700000000
`;
const msg = `       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime
         0         11   600           0          0     0     0  1002  1002  1002  1002          0          0 1700000000
`;

describe('the objects of a user', () => {
  it('are theirs by owner or by maker', () => {
    expect(parseObjects('shm', shm, 1002)).toEqual([{ kind: 'shm', id: 3, name: 'shm:3', maker: 812 }]);
    expect(parseObjects('sem', sem, 1002)).toEqual([{ kind: 'sem', id: 7, name: 'sem:7', maker: null }]);
    expect(parseObjects('msg', msg, 1002)).toEqual([{ kind: 'msg', id: 11, name: 'msg:11', maker: null }]);
  });

  it('are none where there are none', () => expect(parseObjects('shm', '', 1002)).toEqual([]));
});
