// Reads, writes and takes away single names below a root folder. A name is the old thing or the new one, also after a power cut.
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { keepFolder } from '../state/small-file.ts';
import { hasCode } from '../wipe/folder.ts';
import { type Entry, readEntry } from './entry.ts';

export interface Disk {
  /** What new files and folders belong to: root, and in tests whoever runs them. */
  readonly owner: { readonly user: number; readonly group: number };
  /** @throws when a folder on the way is a link, or anything can't be read */
  read(path: string): Entry;
  /** @throws when there is something there that is no folder */
  hasFolder(path: string): boolean;
  isFolder(path: string): boolean;
  /** Names in a folder, sorted; none where there is no such folder, or a link leads there. */
  list(path: string): readonly string[];
  /** Its parent must be there. */
  makeFolder(path: string): void;
  /** Does nothing where the folder is gone or holds anything. */
  takeFolder(path: string): void;
  /** Puts the entry there, or takes away what is there. Its folder must be there, but for taking away. */
  put(path: string, entry: Entry): void;
  /** Takes away what a power cut left of a `put`. */
  tidy(path: string): void;
}

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
const ownerOnly = 0o600;

/** No program reads files of this ending in the folders that we write to. */
const unfinished = (path: string): string => `${path}.lethe-new`;

/** @param root `/` on a station */
export function diskAt(root: string): Disk {
  const at = (path: string): string => join(root, path);
  /** Name by name, so that a link on the way shows. */
  const hasFolder = (path: string): boolean => path === '/' || (hasFolder(dirname(path)) && isFolder(at(path)));
  return {
    owner: { user: process.geteuid?.() ?? 0, group: process.getegid?.() ?? 0 },
    hasFolder,
    read: (path) => (hasFolder(dirname(path)) ? readEntry(at(path)) : { is: 'absent' }),
    isFolder: (path) => isPlainFolder(at(path)),
    list: (path) => (isPlainFolder(at(path)) && hasFolder(path) ? readdirSync(at(path)).sort() : []),
    makeFolder: (path) => mkdirSync(at(path), { mode: 0o755 }),
    takeFolder: (path) => unless(['ENOENT', 'ENOTEMPTY'], () => rmdirSync(at(path))),
    put(path, entry) {
      if (!hasFolder(dirname(path))) return;
      takeAway(unfinished(at(path)));
      if (entry.is === 'absent') takeAway(at(path));
      else if (entry.is !== 'other') {
        make(unfinished(at(path)), entry);
        renameSync(unfinished(at(path)), at(path));
      }
      keepFolder(dirname(at(path)));
    },
    tidy: (path) => takeAway(unfinished(at(path))),
  };
}

const isPlainFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function isFolder(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory()) return stat !== undefined;
  throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
}

const takeAway = (path: string): void => unless(['ENOENT'], () => unlinkSync(path));

function unless(codes: readonly string[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!hasCode(error, ...codes)) throw error;
  }
}

function make(path: string, entry: Exclude<Entry, { is: 'absent' | 'other' }>): void {
  if (entry.is === 'link') {
    symlinkSync(entry.target, path);
    lchownSync(path, entry.user, entry.group);
    return;
  }
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, ownerOnly);
  try {
    for (let done = 0; done < entry.bytes.length; ) done += writeSync(descriptor, entry.bytes, done);
    fchownSync(descriptor, entry.user, entry.group);
    fchmodSync(descriptor, entry.mode);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
