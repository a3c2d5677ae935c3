// Follows the includes of a log daemon's settings: a file, a folder, or a pattern for the last name, each read once.
import { matchesGlob, posix } from 'node:path';
import { Unseen } from '../check.ts';
import { namesIn, statOf, textOf } from '../files.ts';
import type { Machine } from '../machine.ts';

export interface SettingsFile {
  /** Relative to the root folder. */
  readonly path: string;
  readonly text: string;
}

const hasPattern = (path: string): boolean => /[*?[]/.test(path);

/** @throws for a pattern in the name of a folder, which nobody writes and which we would not see through */
async function filesAt(machine: Machine, named: string, beside: string): Promise<readonly string[]> {
  const path = named.startsWith('/') ? named.slice(1) : posix.join(beside, named);
  const [folder, last] = [posix.dirname(path), posix.basename(path)];
  if (hasPattern(folder)) throw new Unseen();
  if (hasPattern(last))
    return (await namesIn(machine, folder))
      .filter((name) => matchesGlob(name, last))
      .map((name) => `${folder}/${name}`);
  if ((await statOf(machine, path))?.isDirectory() !== true) return [path];
  return (await namesIn(machine, path)).map((name) => posix.join(path, name));
}

/**
 * The main file and all that it leads to, in the order of reading; empty where there is none.
 * @param includesIn what a file includes, as it names it
 * @param beside where names without a leading `/` begin
 */
export async function readIncluded(
  machine: Machine,
  main: string,
  { includesIn, beside }: { readonly includesIn: (text: string) => readonly string[]; readonly beside: string },
): Promise<readonly SettingsFile[]> {
  const files: SettingsFile[] = [];
  const seen = new Set<string>();
  const read = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await textOf(machine, path);
    if (text === null) return;
    files.push({ path, text });
    for (const named of includesIn(text)) for (const next of await filesAt(machine, named, beside)) await read(next);
  };
  await read(main);
  return files;
}
