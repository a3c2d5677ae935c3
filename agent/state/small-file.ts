// A small file of the agent's own, replaced as a whole: a reader finds the old text or the new one, never half of one.
import { closeSync, constants, fchmodSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;
const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY, O_DIRECTORY, O_RDONLY } = constants;

/**
 * When it returns, any later reader finds the new text, also after a power cut.
 * @param mode who may read it: the owner alone, unless it is a file of the system's settings
 * @throws when it could not be written; the old text is still there then
 */
export function replaceSmallFile(path: string, text: string, mode: number = ownerOnly): void {
  writeAndKeep(`${path}.new`, Buffer.from(text), mode);
  renameSync(`${path}.new`, path);
  keepFolder(dirname(path));
}

function writeAndKeep(path: string, text: Buffer, mode: number): void {
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode);
  try {
    // The process may be told to give files fewer rights than it asks for (umask).
    fchmodSync(descriptor, mode);
    if (writeSync(descriptor, text) !== text.length) throw new Error('not all of it was written');
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new name is in the folder, which is written like a file. */
export function keepFolder(folder: string): void {
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
