// Takes a picture of a persistent tree before and after a session, so that anything new shows, canary or not.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';

/** A line for each file, folder and link: everything that could have changed, written out. */
export type Tree = ReadonlyMap<string, string>;

export interface Change {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/** Larger files are told apart by size and times alone. */
const largestHashed = 16 * 1024 * 1024;

interface Entry {
  readonly line: string;
  readonly device: number;
  readonly folder: boolean;
}

function contentOf(path: Buffer, about: Stats): string {
  if (about.isSymbolicLink()) return readlinkSync(path, { encoding: 'latin1' });
  if (!about.isFile() || about.size > largestHashed) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** @returns null for what has gone in the meantime */
function entryAt(path: Buffer): Entry | null {
  try {
    const about = lstatSync(path);
    const folder = about.isDirectory();
    // A folder's size and times follow from what is in it, which has lines of its own.
    const changing = folder ? [] : [about.size, about.mtimeMs, contentOf(path, about)];
    return { line: [about.mode, about.uid, about.gid, ...changing].join(' '), device: about.dev, folder };
  } catch {
    return null;
  }
}

function namesIn(path: Buffer): Buffer[] {
  try {
    return readdirSync(path, { encoding: 'buffer' });
  } catch {
    return [];
  }
}

/** Stays on the file system of the root, reads links without following them, and writes names byte by byte (Latin-1). */
export function snapshotTree(root: string): Tree {
  const tree = new Map<string, string>();
  const start = entryAt(Buffer.from(root));
  const visit = (path: Buffer): void => {
    const found = entryAt(path);
    if (found === null || found.device !== start?.device) return;
    tree.set(path.toString('latin1'), found.line);
    if (found.folder) for (const name of namesIn(path)) visit(Buffer.concat([path, Buffer.from('/'), name]));
  };
  visit(Buffer.from(root));
  return tree;
}

/** @param allowed paths that may change, with everything below them */
export function diffTrees(before: Tree, after: Tree, allowed: readonly string[] = []): Change[] {
  const mayChange = (path: string): boolean => allowed.some((one) => path === one || path.startsWith(`${one}/`));
  const kindOf = (path: string): Change['change'] | null => {
    if (!before.has(path)) return 'added';
    if (!after.has(path)) return 'removed';
    return before.get(path) === after.get(path) ? null : 'changed';
  };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const change = mayChange(path) ? null : kindOf(path);
    return change === null ? [] : [{ path, change }];
  });
}
