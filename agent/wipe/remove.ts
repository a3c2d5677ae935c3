// The only file of the agent that deletes. It walks one place and looks, or removes: both are the same path through the code.
import { randomBytes } from 'node:crypto';
import { type BigIntStats, type Dirent, lstatSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { emptyFile } from './empty.ts';
import {
  closeFolder,
  entriesOf,
  entryPath,
  type Folder,
  hasCode,
  identityOf,
  isFromSystem,
  isGone,
  openFolder,
  standingIn,
  unlockFolder,
} from './folder.ts';
import { keepingOf } from './keep.ts';
import { isChangedSince, type LogFile, type LogJudge, type OpenPlace, openPlace, type SweptPlace } from './place.ts';

/** Counts of entries: `found` are the kiosk user's; `dumps` are those of them that look like core dumps. */
export interface Sweep {
  readonly looked: number;
  readonly found: number;
  readonly dumps: number;
  readonly removed: number;
}

/** Folders held open at once on the way down. A deeper tree is taken in pieces of this height. */
const deepest = 64;
const ownerMayAll = 0o700n;
const othersMayWrite = 0o022n;
/** The kernel's own pattern, and what debuggers write. */
const dumpName = /^(?:core|core\..+|.+\.core|vgcore\..+)$/s;

interface Walk extends OpenPlace {
  readonly place: SweptPlace;
  readonly mode: 'look' | 'remove';
  readonly count: { -readonly [Name in keyof Sweep]: number };
  /** How often a subtree was moved up because it was too deep. */
  moved: number;
}

interface Standing {
  readonly folder: Folder;
  /** Names from the place down to here, as latin1. */
  readonly names: readonly string[];
  readonly depth: number;
  /** The uppermost folder on the way here that goes with all it holds; null where some of it may stay. */
  readonly doomed: Folder | null;
}

interface Entry {
  readonly path: Buffer;
  readonly names: readonly string[];
  readonly stat: BigIntStats;
  readonly theirs: boolean;
  readonly goes: boolean;
}

/**
 * Looks at a place, or removes what is the kiosk user's in it. A link is never followed, a mount never crossed, a file
 * never opened, unless to empty a log; what can't be removed stays and is found by the next look.
 * WIPE-02 when something on the way can't be read, WIPE-04 when the place is protected.
 */
export function sweep(place: SweptPlace, mode: 'look' | 'remove'): Result<Sweep> {
  const opened = openPlace(place);
  if (!opened.ok) return opened;
  const count = { looked: 0, found: 0, dumps: 0, removed: 0 };
  if (opened.value === null) return succeed(count);
  const { folder } = opened.value;
  try {
    sweepFolder({ ...opened.value, place, mode, count, moved: 0 }, { folder, names: [], depth: 0, doomed: null });
    return succeed(count);
  } catch (error) {
    if (isFromSystem(error)) return fail('WIPE-02');
    throw error;
  } finally {
    closeFolder(folder);
  }
}

function sweepFolder(walk: Walk, at: Standing): void {
  let before: number;
  do {
    before = walk.moved;
    const unseen: Buffer[] = [];
    for (const entry of entriesOf(at.folder)) {
      if (goesUnseen(walk, at, entry)) unseen.push(entry.name);
      else sweepEntry(walk, at, entry.name);
    }
    takeUnseen(walk, at.folder, unseen);
  } while (at.doomed === at.folder && walk.moved > before);
}

/** What goes whatever else it is need not be looked at: most of what there is, where there is much. */
function goesUnseen({ place }: Walk, { doomed, names }: Standing, entry: Dirent<Buffer>): boolean {
  if (place.logs !== undefined) return entry.isFile() && place.logs.goesByName(names, entry.name.toString('latin1'));
  return doomed !== null && place.whose !== 'service' && !entry.isDirectory();
}

function takeUnseen(walk: Walk, folder: Folder, names: readonly Buffer[]): void {
  walk.count.looked += names.length;
  for (const name of names) countFound(walk, name.toString('latin1'));
  if (walk.mode === 'look' || names.length === 0) return;
  standingIn(folder, () => {
    for (const name of names) attempt(walk, () => unlinkSync(name));
  });
}

function sweepEntry(walk: Walk, at: Standing, name: Buffer): void {
  const path = entryPath(at.folder, name);
  const stat = statOf(path);
  if (stat === 'gone') return;
  walk.count.looked++;
  if (stat === 'unseen') {
    walk.count.found++;
    return;
  }
  const names = [...at.names, name.toString('latin1')];
  if (walk.place.logs !== undefined) return sweepLog(walk, at, { path, names, stat }, walk.place.logs);
  const keeping = at.doomed === null ? keepingOf(names, walk.place.keep) : 'goes';
  const servicesOwn = isServicesOwn(walk.place, stat);
  if (keeping === 'stays-whole' || (servicesOwn && !stat.isDirectory())) return;
  const theirs = at.doomed !== null || isTheirs(walk.place, at.folder, stat);
  const entry: Entry = { path, names, stat, theirs, goes: theirs && keeping === 'goes' && !servicesOwn };
  if (stat.isDirectory()) sweepSubfolder(walk, at, entry);
  else if (entry.goes) takeFile(walk, entry);
}

type Seen = Pick<Entry, 'path' | 'names' | 'stat'>;

/** Links, pipes and sockets are no logs: they stay. */
function sweepLog(walk: Walk, at: Standing, seen: Seen, judge: LogJudge): void {
  if (seen.stat.isDirectory()) sweepLogFolder(walk, at, seen, judge);
  else if (seen.stat.isFile()) takeLog(walk, at, seen, judge);
}

/** A folder that can't be entered may hold logs, and so counts as one. */
function sweepLogFolder(walk: Walk, at: Standing, seen: Seen, judge: LogJudge): void {
  if (!judge.enters(seen.names)) return;
  const folder = at.depth < deepest ? enter(walk, at, { ...seen, theirs: false, goes: false }, false) : null;
  if (folder === null) walk.count.found++;
  else within(folder, () => sweepFolder(walk, { folder, names: seen.names, depth: at.depth + 1, doomed: null }));
}

function takeLog(walk: Walk, at: Standing, { path, names, stat }: Seen, judge: LogJudge): void {
  const file: LogFile = { names, identity: identityOf(stat), size: stat.size, born: stat.birthtimeNs };
  const fate = judge.fateOf(file);
  if (fate === 'stays') return;
  walk.count.found++;
  if (walk.mode === 'look') return;
  if (fate === 'goes') return attempt(walk, () => unlinkSync(path));
  if (!emptyFile(path, { identity: file.identity, mount: at.folder.mount })) return;
  walk.count.removed++;
  judge.emptied(file);
}

function within(folder: Folder, work: () => void): void {
  try {
    work();
  } finally {
    closeFolder(folder);
  }
}

/** Whoever owns a folder without the sticky bit decides what stands in it, so all of it is theirs. */
function isTheirs(place: SweptPlace, folder: Folder, stat: BigIntStats): boolean {
  return place.whose !== 'kiosk-user' || Number(stat.uid) === place.kioskId || folder.owner === place.kioskId;
}

/** A service that lives goes on writing while it is cleaned. The time of a file's last change (ctime) can't be forged but by root. */
function isServicesOwn({ whose, begun }: SweptPlace, stat: BigIntStats): boolean {
  return whose === 'service' && isChangedSince(begun, stat.ctimeMs, Date.now());
}

function takeFile(walk: Walk, entry: Entry): void {
  countFound(walk, entry.names.at(-1));
  if (walk.mode === 'remove') attempt(walk, () => unlinkSync(entry.path));
}

function sweepSubfolder(walk: Walk, at: Standing, entry: Entry): void {
  const identity = identityOf(entry.stat);
  const mayHoldTheirs = entry.theirs || (entry.stat.mode & othersMayWrite) !== 0n || walk.above.has(identity);
  if (walk.leftOut.has(identity) || !mayHoldTheirs) return;
  const goes = entry.goes && !walk.above.has(identity);
  if (goes) countFound(walk, entry.names.at(-1));
  if (at.depth >= deepest) {
    if (walk.mode === 'remove') moveUp(walk, at, entry);
    return;
  }
  const folder = enter(walk, at, entry, goes);
  if (folder === null) return;
  const doomed = at.doomed ?? (goes ? folder : null);
  within(folder, () => sweepFolder(walk, { folder, names: entry.names, depth: at.depth + 1, doomed }));
  if (goes && walk.mode === 'remove') attempt(walk, () => rmdirSync(entry.path));
}

/** @returns null where the folder is a mount, was swapped for another since it was looked at, or can't be opened */
function enter(walk: Walk, at: Standing, entry: Entry, goes: boolean): Folder | null {
  try {
    if (goes && walk.mode === 'remove' && (entry.stat.mode & ownerMayAll) !== ownerMayAll) unlockFolder(entry.path);
    const folder = openFolder(entry.path);
    if (folder.mount === at.folder.mount && folder.identity === identityOf(entry.stat)) return folder;
    closeFolder(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM', 'EROFS')) throw error;
  }
  return null;
}

/** Brings a subtree that is too deep up to the folder that goes as a whole; that folder is then walked once more. */
function moveUp(walk: Walk, at: Standing, entry: Entry): void {
  if (at.doomed === null) return;
  const name = Buffer.from(randomBytes(16).toString('hex'));
  try {
    renameSync(entry.path, entryPath(at.doomed, name));
    walk.moved++;
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EACCES', 'EPERM', 'EXDEV', 'EBUSY', 'EROFS')) throw error;
  }
}

function countFound(walk: Walk, name = ''): void {
  walk.count.found++;
  if (dumpName.test(name)) walk.count.dumps++;
}

/** A removal that fails is not an error here: what stays is found by the next look, and the station stays shut. */
function attempt(walk: Walk, removal: () => void): void {
  try {
    removal();
    walk.count.removed++;
  } catch (error) {
    if (!isFromSystem(error)) throw error;
  }
}

/** `unseen`: there, but the kernel won't say what it is, as with another user's file system in user space. */
function statOf(path: Buffer): BigIntStats | 'gone' | 'unseen' {
  try {
    return lstatSync(path, { bigint: true });
  } catch (error) {
    return isGone(error) ? 'gone' : 'unseen';
  }
}

/**
 * Windows: removes one plain file by its name in a folder that only the system can write to, so that nobody can put
 * anything else in its way. What can't be removed stays, and is found when it is looked for again.
 */
export function removeSystemFile(folder: string, name: string): void {
  if (basename(name) !== name) return;
  const path = join(folder, name);
  try {
    if (lstatSync(path).isFile()) unlinkSync(path);
  } catch (error) {
    if (!isFromSystem(error)) throw error;
  }
}
