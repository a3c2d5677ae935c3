// Everything below a folder, each name with its kind, rights, owner and content, but without times: what must be as before.
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A line for each name, sorted. */
export type Tree = Readonly<Record<string, string>>;

/** @param leaveOut paths below the root, without what is in them */
export function treeOf(root: string, leaveOut: readonly string[] = []): Tree {
  const lines: [string, string][] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (leaveOut.includes(path)) continue;
      lines.push([path, lineOf(join(root, path), entry)]);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  return Object.fromEntries(lines.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function lineOf(full: string, entry: Dirent): string {
  const { mode, uid, gid } = lstatSync(full);
  const content = entry.isSymbolicLink() ? readlinkSync(full) : entry.isFile() ? digestOf(full) : '';
  return [mode.toString(8), uid, gid, content].join(' ');
}

const digestOf = (full: string): string => createHash('sha256').update(readFileSync(full)).digest('hex');

/** Names that are not in both, or not the same in both. */
export const differing = (one: Tree, other: Tree): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((path) => one[path] !== other[path]).sort();
