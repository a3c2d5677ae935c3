// One pass over the descriptors of every process: which files are held open, and which of those have no name any more.
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { hasCode, identityOf } from '../wipe/folder.ts';

export interface OpenFile {
  /** `/proc/PID/fd/N`: the kernel resolves it to the file itself, whatever became of its name. */
  readonly link: string;
  readonly process: number;
  readonly identity: string;
  readonly size: bigint;
  /** It has been unlinked, and lives for as long as somebody holds it. */
  readonly nameless: boolean;
}

/** Plain files only. Processes that end meanwhile are passed over. */
export function readOpenFiles(proc = '/proc'): readonly OpenFile[] {
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => openFilesOf(Number(name), proc));
}

export function openFilesOf(process: number, proc = '/proc'): OpenFile[] {
  const folder = `${proc}/${process}/fd`;
  const names = ifThere(() => readdirSync(folder)) ?? [];
  return names.flatMap((name) => {
    const link = `${folder}/${name}`;
    const stat = ifThere(() => statSync(link, { bigint: true }));
    if (stat === null || !stat.isFile()) return [];
    return [{ link, process, identity: identityOf(stat), size: stat.size, nameless: stat.nlink === 0n }];
  });
}

/** Where the file is, or was, as the kernel writes it for this process, as latin1; null when it is not open any more. */
export function nameOfOpen({ link }: OpenFile): string | null {
  return ifThere(() => readlinkSync(link, 'latin1'))?.replace(/ \(deleted\)$/, '') ?? null;
}

/** Also null for what only its own user may look at: an agent that is not root clears nothing of others. */
function ifThere<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTCONN', 'EIO', 'ENODEV')) return null;
    throw error;
  }
}
