// Which processes are left over, over process tables made by hand.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Scope, sortProcesses } from '../../../../agent/processes/leftovers.ts';
import { findSessions } from '../../../../agent/processes/sessions.ts';
import { type Snapshot, takeSnapshot } from '../../../../agent/processes/snapshot.ts';
import type { Process, ProcessTable } from '../../../../agent/processes/table.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const kiosk = 1002;
const station = { kioskId: kiosk, slots: '/nowhere', dedicated: true };

interface Made extends Partial<Process> {
  readonly id: number;
  readonly pid?: string;
  readonly mnt?: string;
}

const host = { pid: 'pid:[1]', mnt: 'mnt:[1]' };

// No such folder: nothing but what stands here can be known of these processes.
const tableOf = (...made: readonly Made[]): ProcessTable => tableIn('/nowhere', ...made);

function tableIn(proc: string, ...made: readonly Made[]): ProcessTable {
  const all: Made[] = [{ id: process.pid, parent: 1, owner: 0 }, ...made];
  const usual = { parent: 1, owner: kiosk, ended: false, isKernels: false, sharesMemory: false };
  const byId = new Map(
    all.map((one): [number, Process] => [one.id, { ...usual, born: `b${one.id}`, shownAt: [`${one.id}`], ...one }]),
  );
  const namespaces = new Map<number, { pid: string; mnt: string }>(all.map((one) => [one.id, { ...host, ...one }]));
  return { proc, byId, namespace: ({ id }, kind) => namespaces.get(id)?.[kind] ?? null };
}

const shell: Made = { id: 100 };
/** Chromium's sandbox around the shell's own pages: a process namespace, and the mounts of its parent. */
const shellsPage: Made = { id: 101, parent: 100, pid: 'pid:[9]' };
const outer: Made = { id: 200, parent: 100 };
const first: Made = { id: 201, parent: 200, pid: 'pid:[2]', mnt: 'mnt:[2]' };
const browser: Made = { id: 202, parent: 201, pid: 'pid:[2]', mnt: 'mnt:[2]' };
const renderer: Made = { id: 203, parent: 202, pid: 'pid:[3]', mnt: 'mnt:[2]' };
const session = [outer, first, browser, renderer];
const spare: Made[] = [
  { id: 300, parent: 100 },
  { id: 301, parent: 300, pid: 'pid:[4]', mnt: 'mnt:[4]' },
  { id: 302, parent: 301, pid: 'pid:[5]', mnt: 'mnt:[4]' },
];

const names = (ids: readonly number[]) => new Set(ids.map((id) => `${id}:b${id}`));
const snapshot: Snapshot = {
  containment: 'bubblewrap',
  members: names([201, 202, 203]),
  processNamespaces: new Set(['pid:[2]', 'pid:[3]']),
  mountNamespaces: new Set(['mnt:[2]']),
  devices: new Map([['0:50', null]]),
  slots: new Set(),
  station: names([100, 101, 200]),
  objects: new Set(),
  launchers: new Set(),
};
const ended: Scope = { snapshot, everySession: false };
const unknown: Scope = { snapshot: null, everySession: true };

const left = (table: ProcessTable, scope: Scope, where = station) =>
  [...sortProcesses(table, where, scope).left].map(({ id }) => id).sort((a, b) => a - b);

describe('a session', () => {
  it('is found by its namespaces, with all that descends from it', () => {
    const found = findSessions(tableOf(shell, shellsPage, ...session), station);
    expect(found.map((one) => [one.first.id, one.members.size, one.containment])).toEqual([[201, 3, 'bubblewrap']]);
  });

  it('is not the sandbox around a page of the shell', () => {
    expect(findSessions(tableOf(shell, shellsPage), station)).toEqual([]);
  });

  it('is not anybody else’s container', () => {
    const theirs = session.map((one) => ({ ...one, owner: 1500 }));
    expect(findSessions(tableOf(shell, ...theirs), station)).toEqual([]);
  });
});

describe('a process of the shell that is ending', () => {
  it('is no session, though its mounts are no longer its parent’s', () => {
    const table = tableOf(shell, shellsPage);
    const ending: ProcessTable = {
      ...table,
      namespace: (one, kind) => (one.id === shellsPage.id && kind === 'mnt' ? null : table.namespace(one, kind)),
    };
    expect(left(ending, unknown)).toEqual([]);
  });
});

describe('after a session', () => {
  it('nothing is left when its processes are gone', () => {
    expect(left(tableOf(shell, shellsPage, ...spare), ended)).toEqual([]);
  });

  it('its processes are left, and the spare is not', () => {
    expect(left(tableOf(shell, shellsPage, ...session, ...spare), ended)).toEqual([201, 202, 203]);
  });

  it('a process that only waits to be noticed by its parent is not', () => {
    expect(left(tableOf(shell, outer, { ...first, ended: true }), ended)).toEqual([]);
  });

  it('what a survivor started later is left as well', () => {
    const child = { id: 204, parent: 203, pid: 'pid:[6]', mnt: 'mnt:[6]' };
    expect(left(tableOf(shell, ...session, child), ended)).toEqual([201, 202, 203, 204]);
  });

  it('a process of anybody that entered its namespaces is left', () => {
    const intruder = { id: 400, owner: 0, mnt: 'mnt:[2]' };
    expect(left(tableOf(shell, intruder), ended)).toEqual([400]);
  });

  it('another process with an id of the session’s is not taken for it', () => {
    expect(left(tableOf(shell, { id: 201, parent: 100, born: 'later' }), ended)).toEqual([]);
  });

  it('a spare that got the numbers of the session’s namespaces is not taken for it', () => {
    const reused = spare.map((one) => ({
      ...one,
      ...(one.mnt === undefined ? {} : { pid: 'pid:[2]', mnt: 'mnt:[2]' }),
    }));
    expect(left(tableOf(shell, ...reused), ended)).toEqual([]);
  });
});

describe('outside the session', () => {
  const stranger = { id: 500, parent: 1 };

  it('a process of the kiosk user that the station did not start is left', () => {
    expect(left(tableOf(shell, stranger, { id: 501, parent: 500 }), ended)).toEqual([500, 501]);
  });

  it('what the station’s own processes started is not', () => {
    expect(left(tableOf(shell, shellsPage, { id: 102, parent: 101 }), ended)).toEqual([]);
  });

  it('nobody else’s process counts', () => expect(left(tableOf(shell, { ...stranger, owner: 1 }), ended)).toEqual([]));

  it('on somebody’s own account only the session counts', () => {
    const shared = { ...station, dedicated: false };
    expect(left(tableOf(shell, stranger, browser), ended, shared)).toEqual([202]);
  });
});

describe('a program that was started anew', () => {
  const programs = { 100: '/opt/lethe/shell', 200: '/usr/bin/bwrap', 201: '/usr/bin/bwrap', 500: '/usr/bin/bwrap' };
  const mounts = (device: string): string => `1 0 ${device} / / rw - tmpfs tmpfs rw\n`;

  /** A snapshot as it is really taken, of processes that run these programs. */
  function taken(): { proc: string; scope: Scope } {
    const proc = temporaryFolder();
    for (const id of ['self', 'sysvipc', '100', '101', '200', '201', '202', '203', '500', '600'])
      mkdirSync(join(proc, id));
    for (const [id, program] of Object.entries({ ...programs, 600: programs[100] }))
      symlinkSync(program, join(proc, id, 'exe'));
    for (const id of ['self', '200']) writeFileSync(join(proc, id, 'mountinfo'), mounts('8:1'));
    writeFileSync(join(proc, '201', 'mountinfo'), mounts('0:50'));
    for (const kind of ['shm', 'sem', 'msg']) writeFileSync(join(proc, 'sysvipc', kind), 'key perms uid\n');
    const snapshot = takeSnapshot(tableIn(proc, shell, shellsPage, ...session), station);
    if (snapshot === null) throw new Error('no session in sight');
    return { proc, scope: { snapshot, everySession: false } };
  }

  it('is the station’s when it launched the session', () => {
    const { proc, scope } = taken();
    expect(left(tableIn(proc, { id: 600 }, { id: 601, parent: 600 }), scope)).toEqual([]);
  });

  it('is left when it is only what held the session: anybody may start that', () => {
    const { proc, scope } = taken();
    expect(left(tableIn(proc, shell, { id: 500 }, { id: 501, parent: 500 }), scope)).toEqual([500, 501]);
  });
});

describe('when nobody knows which session a patron used', () => {
  it('every session has to go, and the shell stays', () => {
    expect(left(tableOf(shell, shellsPage, ...session, ...spare), unknown)).toEqual([201, 202, 203, 301, 302]);
  });
});
