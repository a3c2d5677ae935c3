// Which of the files that have no name any more were logs of this station: by where they stood, and on which file system.
import { realpathSync, statSync } from 'node:fs';
import { nameOfOpen, type OpenFile } from '../processes/open-files.ts';
import { isGone } from '../wipe/folder.ts';
import { isWithin } from '../wipe/protect.ts';

export interface LogFolders {
  readonly root: string;
  readonly folders: readonly string[];
}

export function namelessBelow(files: readonly OpenFile[], { root, folders }: LogFolders): readonly OpenFile[] {
  const nameless = files.filter((file) => file.nameless);
  if (nameless.length === 0) return [];
  const base = realpathSync(root);
  const below = folders.map((folder) => (base === '/' ? folder : base + folder));
  const devices = new Set(below.flatMap(deviceOf));
  return nameless.filter((file) => {
    // In another mount namespace the same words may mean another place.
    if (!devices.has(file.identity.split(':')[0] ?? '')) return false;
    const name = nameOfOpen(file);
    return name !== null && below.some((folder) => isWithin(name, folder));
  });
}

function deviceOf(folder: string): string[] {
  try {
    return [String(statSync(folder, { bigint: true }).dev)];
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}
