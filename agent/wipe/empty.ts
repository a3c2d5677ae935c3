// The only file of the agent that truncates: empties a log whose writer still holds it open, so that it writes on where it is.
import { closeSync, constants, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { hasCode, identityOf, mountOf } from './folder.ts';

/** Never creates, never follows a link, never waits for the other end of a pipe. */
const toEmpty = constants.O_WRONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/** The file as it was when it was looked at, and the mount of the folder that it stood in. */
export interface Known {
  readonly identity: string;
  readonly mount: string;
}

/**
 * Empties one plain file. A file with a second name is left alone, since that name may stand anywhere; so is one that was
 * swapped since it was looked at, and one that something else is mounted over.
 * @returns whether it was emptied
 */
export const emptyFile = (path: Buffer, known: Known): boolean =>
  emptyOpened(path, toEmpty, (descriptor, { nlink, identity }) => {
    return nlink === 1n && identity === known.identity && mountOf(descriptor) === known.mount;
  });

/**
 * Empties a file that has no name any more, through the descriptor of a process that still holds it.
 * @param link `/proc/PID/fd/N`, which the kernel resolves to that very file
 * @returns whether it was emptied
 */
export const emptyNameless = (link: string, wanted: string): boolean =>
  emptyOpened(link, toEmpty & ~constants.O_NOFOLLOW, (_, { nlink, identity }) => nlink === 0n && identity === wanted);

interface Opened {
  readonly nlink: bigint;
  readonly identity: string;
}

function emptyOpened(
  path: string | Buffer,
  flags: number,
  isIt: (descriptor: number, opened: Opened) => boolean,
): boolean {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, flags);
    const stat = fstatSync(descriptor, { bigint: true });
    if (!stat.isFile() || !isIt(descriptor, { nlink: stat.nlink, identity: identityOf(stat) })) return false;
    ftruncateSync(descriptor, 0);
    return true;
  } catch (error) {
    if (hasCode(error, ...refusals)) return false;
    throw error;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Gone, a link, append-only or immutable, read-only, a program that runs, a pipe or socket without another end. */
const refusals = ['ENOENT', 'ESRCH', 'ELOOP', 'EACCES', 'EPERM', 'EROFS', 'ETXTBSY', 'ENXIO', 'EISDIR', 'ENODEV'];
