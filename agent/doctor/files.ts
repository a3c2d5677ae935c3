// Looks at files below the machine's root folder. What is not there is an answer; what can't be read is thrown.
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../wipe/folder.ts';
import type { Machine } from './machine.ts';

type Rooted = Pick<Machine, 'root'>;

const orNull = async <Value>(read: Promise<Value>): Promise<Value | null> => {
  try {
    return await read;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
};

/** @param path relative to the root folder; null: there is no such file */
export const textOf = ({ root }: Rooted, path: string): Promise<string | null> =>
  orNull(readFile(join(root, path), 'utf8'));

/** A value of the kernel, as in proc(5), without the line break; null where this kernel has no such setting. */
export const kernelValue = async (machine: Rooted, path: string): Promise<string | null> =>
  (await textOf(machine, path))?.trim() ?? null;

export const namesIn = async ({ root }: Rooted, path: string): Promise<readonly string[]> =>
  (await orNull(readdir(join(root, path))))?.toSorted() ?? [];

/** Follows links. */
export const statOf = ({ root }: Rooted, path: string) => orNull(stat(join(root, path)));

export const entryAt = ({ root }: Rooted, path: string) => orNull(lstat(join(root, path)));

export async function linkAt(machine: Rooted, path: string): Promise<string | null> {
  const entry = await entryAt(machine, path);
  return entry?.isSymbolicLink() === true ? await readlink(join(machine.root, path)) : null;
}

export const isThere = async (machine: Rooted, path: string): Promise<boolean> =>
  (await entryAt(machine, path)) !== null;

/** Those of the paths that are there. */
export async function thereOf(machine: Rooted, paths: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(paths.map((path) => isThere(machine, path)));
  return paths.filter((_, at) => there[at]);
}

/** As a technician types it. */
export const shown = (path: string): string => `/${path}`;
