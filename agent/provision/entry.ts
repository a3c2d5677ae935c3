// One name in the file system as it stands: what is needed to put it back byte for byte, with its rights and its owner.
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { isGone } from '../wipe/folder.ts';

export type Entry =
  | { readonly is: 'absent' }
  | { readonly is: 'link'; readonly target: string; readonly user: number; readonly group: number }
  | {
      readonly is: 'file';
      readonly bytes: Buffer;
      readonly mode: number;
      readonly user: number;
      readonly group: number;
    }
  /** A folder, a device, a socket: nothing that provisioning writes, or writes over. */
  | { readonly is: 'other' };

const rights = 0o7777;

/** A link is not followed. @throws when it can't be looked at */
export function readEntry(path: string): Entry {
  try {
    const stat = lstatSync(path);
    const owner = { user: stat.uid, group: stat.gid };
    if (stat.isSymbolicLink()) return { is: 'link', target: readlinkSync(path), ...owner };
    if (!stat.isFile()) return { is: 'other' };
    return { is: 'file', bytes: readFileSync(path), mode: stat.mode & rights, ...owner };
  } catch (error) {
    if (isGone(error)) return { is: 'absent' };
    throw error;
  }
}

export function isSame(one: Entry, other: Entry): boolean {
  if (one.is === 'absent' || other.is === 'absent') return one.is === other.is;
  if (one.is === 'other' || other.is === 'other') return false;
  if (one.user !== other.user || one.group !== other.group) return false;
  if (one.is === 'link') return other.is === 'link' && one.target === other.target;
  if (other.is === 'link') return false;
  return one.mode === other.mode && one.bytes.equals(other.bytes);
}

/** As text, for people and for changes of lines; null where there is none. */
export const textOf = (entry: Entry): string | null => (entry.is === 'file' ? entry.bytes.toString('utf8') : null);
