// Opens folders so that no link and no rename can lead elsewhere: every step is relative to a folder that is already open.
import {
  chmodSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from 'node:fs';

/** Node has no openat(2); a path through /proc/self/fd of an open folder is resolved by the kernel from that folder. */
const throughDescriptor = (descriptor: number): string => `/proc/self/fd/${descriptor}`;

/** Does not follow a link in the last name, and does not wait for whoever holds a pipe. */
const folderOnly = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
/** O_PATH, which Node does not name: a descriptor that needs no permission on what it stands for. */
const pathOnly = 0o10000000 | constants.O_DIRECTORY | constants.O_NOFOLLOW;

export interface Folder {
  readonly descriptor: number;
  readonly owner: number;
  readonly mode: number;
  /** Device and inode as one word: the same folder, by whatever path. */
  readonly identity: string;
  /** The kernel's id of the mount it was reached through; bind mounts of one file system differ in it, unlike st_dev. */
  readonly mount: string;
  /** What stands before the name of an entry. */
  readonly prefix: Buffer;
}

/** The path of an entry, as bytes: names on Linux need not be UTF-8. */
export const entryPath = (folder: Folder, name: Buffer): Buffer => Buffer.concat([folder.prefix, name]);

/** The names in a folder, and what kind of thing each is. */
export const entriesOf = (folder: Folder): readonly Dirent<Buffer>[] =>
  readdirSync(throughDescriptor(folder.descriptor), { encoding: 'buffer', withFileTypes: true });

/** A bare name then means an entry of this folder, which spares the kernel a way of four steps for each. Nothing else runs meanwhile. */
export function standingIn(folder: Folder, work: () => void): void {
  const before = process.cwd();
  process.chdir(throughDescriptor(folder.descriptor));
  try {
    work();
  } finally {
    process.chdir(before);
  }
}

/** Where the folder really is, as the kernel knows it. */
export const realPath = (folder: Folder): string => readlinkSync(throughDescriptor(folder.descriptor));

export const identityOf = (stat: { readonly dev: bigint; readonly ino: bigint }): string => `${stat.dev}:${stat.ino}`;

/** @throws when it is no folder, a link, gone, or may not be read */
export function openFolder(path: string | Buffer): Folder {
  const descriptor = openSync(path, folderOnly);
  try {
    const stat = fstatSync(descriptor, { bigint: true });
    const prefix = Buffer.from(`${throughDescriptor(descriptor)}/`);
    const about = { identity: identityOf(stat), mount: mountOf(descriptor), prefix };
    return { descriptor, owner: Number(stat.uid), mode: Number(stat.mode), ...about };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** The kernel's id of the mount through which something was opened. */
export function mountOf(descriptor: number): string {
  const about = readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1');
  const mount = /^mnt_id:\s*(\d+)$/m.exec(about)?.[1];
  if (mount === undefined) throw new Error('the kernel does not tell the mount of an open file');
  return mount;
}

export const closeFolder = (folder: Folder): void => closeSync(folder.descriptor);

/** Lets the owner into a folder that was made without permissions, by its descriptor and so never through a link. */
export function unlockFolder(path: Buffer): void {
  const descriptor = openSync(path, pathOnly);
  try {
    // fchmod(2) refuses such a descriptor; chmod(2) through its own entry reaches exactly this folder.
    chmodSync(throughDescriptor(descriptor), 0o700);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Opens the folder at `path` below `root`, name by name. The root itself is the agent's own choice and may be reached by links.
 * @returns null when it does not exist
 * @throws when a name on the way is a link or no folder
 */
export function openBelow(root: string, path: string): Folder | null {
  let folder: Folder | null = null;
  try {
    folder = openFolder(`${root}/.`);
    for (const name of path.split('/').filter((part) => part !== '')) folder = stepInto(folder, name);
    return folder;
  } catch (error) {
    if (folder !== null) closeFolder(folder);
    if (isGone(error)) return null;
    throw error;
  }
}

function stepInto(folder: Folder, name: string): Folder {
  const next = openFolder(entryPath(folder, Buffer.from(name)));
  closeFolder(folder);
  return next;
}

/** The thing that was named is not there (any more). */
export const isGone = (error: unknown): boolean => hasCode(error, 'ENOENT', 'ESRCH');

/** The system refused; anything else that is thrown is a mistake of ours. */
export const isFromSystem = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  isFromSystem(error) && codes.includes(error.code);
