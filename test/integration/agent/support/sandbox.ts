// A root folder of a test's own with one place in it, and a treasure beside it that nothing may touch.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SweptPlace } from '../../../../agent/wipe/place.ts';

/** No account needs to exist for a user's files to exist. */
export const kioskId = 64321;
export const otherId = 64322;

export interface Sandbox {
  /** `tmp` below the root folder: root's, open to all, sticky. */
  readonly place: string;
  /** Files and folders of every owner, the kiosk user included, that stand outside. */
  readonly treasure: string;
  readonly swept: SweptPlace;
  /** Owned by the kiosk user; folders above it below the place as well. */
  file(name: string, text?: string): string;
  folder(name: string, mode?: number): string;
  /** Runs a tool of the system, and undoes it at the end where an undoing is given. */
  run(tool: string, args: readonly string[], undo?: readonly string[]): void;
  /** Runs a tool at the end, before what was given earlier. */
  undo(tool: string, ...args: string[]): void;
  own(path: string): string;
  end(): void;
}

/** @param inMemory where there is much to make, and nothing that only a disk's file system can do */
export function makeSandbox(inMemory = false): Sandbox {
  const base = mkdtempSync(join(inMemory ? '/dev/shm' : tmpdir(), 'lethe-sandbox-'));
  const [place, treasure] = [join(base, 'root', 'tmp'), join(base, 'treasure')];
  // The kiosk user must get there.
  chmodSync(base, 0o755);
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o1777);
  fillTreasure(treasure);
  const undoing: (readonly string[])[] = [];
  const own = (path: string): string => {
    chownSync(path, kioskId, kioskId);
    return path;
  };
  const make = (name: string, create: (path: string) => void): string => {
    const path = join(place, name);
    for (const folder of missingAbove(path, place)) {
      mkdirSync(folder);
      own(folder);
    }
    create(path);
    return own(path);
  };
  return {
    ...{ place, treasure, own },
    swept: {
      ...{ root: join(base, 'root'), path: '/tmp', whose: 'kiosk-user', keep: [], kioskId, leaveOut: [] },
      begun: Number.MAX_SAFE_INTEGER,
      ...{
        deny: { why: 'For this test alone, nothing else.', trees: ['/etc'], folders: ['/'], logs: ['/var/log'] },
      },
    },
    file: (name, text = 'a patron was here') => make(name, (path) => writeFileSync(path, text)),
    folder: (name, mode = 0o755) =>
      make(name, (path) => {
        mkdirSync(path);
        chmodSync(path, mode);
      }),
    run(tool, args, undo) {
      execFileSync(tool, args, { stdio: 'pipe' });
      if (undo !== undefined) undoing.unshift(undo);
    },
    undo: (tool, ...args) => void undoing.unshift([tool, ...args]),
    end() {
      for (const [tool = '', ...args] of undoing) execFileSync(tool, args, { stdio: 'pipe' });
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function missingAbove(path: string, place: string): string[] {
  const above = dirname(path);
  if (above === place || lstatSync(above, { throwIfNoEntry: false }) !== undefined) return [];
  return [...missingAbove(above, place), above];
}

function fillTreasure(folder: string): void {
  mkdirSync(join(folder, 'drawer'), { recursive: true });
  for (const [name, owner] of [
    ['roots', 0],
    ['kiosks', kioskId],
    ['drawer/kiosks', kioskId],
  ] as const) {
    writeFileSync(join(folder, name), `precious ${name}`);
    chownSync(join(folder, name), owner, owner);
  }
  chownSync(join(folder, 'drawer'), kioskId, kioskId);
  chmodSync(join(folder, 'drawer'), 0o777);
}

/** Every entry below a folder with its kind, owner, rights, and what it holds. */
export function describeTree(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = lstatSync(path);
      const holds = stat.isFile() ? readFileSync(path, 'utf8') : stat.isSymbolicLink() ? readlinkSync(path) : '';
      const line = `${path} ${stat.mode.toString(8)} ${stat.uid}:${stat.gid} ${holds}`;
      return stat.isDirectory() ? [line, ...describeTree(path)] : [line];
    });
}
