// One place as the deleter gets it, and its opening: no link on the way, nothing protected, nothing of the station's own.
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CleanerFile, ProtectedFile } from '../../contract/cleaner-file.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { closeFolder, type Folder, identityOf, isGone, openBelow, openFolder, realPath } from './folder.ts';
import { isProtected, isWithin, type Reach } from './protect.ts';

export interface SweptPlace {
  /** The root folder, chosen by the agent's own options. */
  readonly root: string;
  /** Absolute, as the station writes it: without the root folder. */
  readonly path: string;
  readonly whose: CleanerFile['whose'];
  readonly keep: CleanerFile['keep'];
  readonly kioskId: number;
  /** Milliseconds since 1970: of a service's state, what changed since is not looked at. */
  readonly begun: number;
  /** Absolute paths of the station's own folders, which are neither entered nor counted. */
  readonly leaveOut: readonly string[];
  readonly deny: ProtectedFile;
  /** Set for a folder of event logs alone: plain files are judged one by one, whoever owns them, and folders stay. */
  readonly logs?: LogJudge;
}

/**
 * In milliseconds since 1970. A change from the future was noted by a clock that was wrong, and is as old as any other.
 * @param now read after the change was
 */
export const isChangedSince = (begun: number, changed: bigint, now: number): boolean =>
  changed >= BigInt(begun) && changed <= BigInt(now);

/** `is-emptied`: somebody writes to it, or it must be there to be written to. */
export type LogFate = 'goes' | 'is-emptied' | 'stays';

export interface LogFile {
  /** Names from the place down to the file, as latin1. */
  readonly names: readonly string[];
  readonly identity: string;
  readonly size: bigint;
  /** Nanoseconds since 1970; 0 where the file system does not say. */
  readonly born: bigint;
}

export interface LogJudge {
  /** Whether a folder holds files that this judge is about. */
  enters(names: readonly string[]): boolean;
  /** Whether a plain file of this name goes, whatever else it is; where that is not sure, it is looked at. */
  goesByName(folder: readonly string[], name: string): boolean;
  fateOf(file: LogFile): LogFate;
  emptied(file: LogFile): void;
}

export interface OpenPlace {
  readonly folder: Folder;
  /** Identities of the station's own folders. */
  readonly leftOut: ReadonlySet<string>;
  /** Identities of the folders above those, which therefore stay. */
  readonly above: ReadonlySet<string>;
}

/**
 * @returns null when the place does not exist, which is as good as empty
 * WIPE-02 when it can't be opened or a link stands in its way, WIPE-04 when it is protected.
 */
export function openPlace(place: SweptPlace): Result<OpenPlace | null> {
  if (isProtected(place.path, place.deny, reachOf(place))) return fail('WIPE-04');
  try {
    const folder = openBelow(place.root, place.path);
    if (folder === null) return succeed(null);
    if (!reallyIs(folder, place)) {
      closeFolder(folder);
      return fail('WIPE-04');
    }
    return succeed({ folder, ...identitiesOf(place.leaveOut) });
  } catch {
    return fail('WIPE-02');
  }
}

/** Holds what the kernel says against the deny-list once more, should the path mean something else than it says. */
function reallyIs(folder: Folder, place: SweptPlace): boolean {
  const root = openFolder(`${place.root}/.`);
  const rootPath = realPath(root);
  closeFolder(root);
  const path = realPath(folder);
  if (path === rootPath || !isWithin(path, rootPath)) return false;
  return !isProtected(rootPath === '/' ? path : path.slice(rootPath.length), place.deny, reachOf(place));
}

const reachOf = ({ logs }: SweptPlace): Reach => (logs === undefined ? 'user-data' : 'event-logs');

function identitiesOf(paths: readonly string[]): Pick<OpenPlace, 'leftOut' | 'above'> {
  const leftOut = new Set(paths.flatMap(identitiesAt));
  const above = new Set(paths.flatMap(foldersAbove).flatMap(identitiesAt));
  return { leftOut, above };
}

function identitiesAt(path: string): string[] {
  try {
    return [identityOf(lstatSync(path, { bigint: true }))];
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...foldersAbove(parent)];
}
