// A small file of the agent's own, replaced as a whole: a reader finds the old text or the new one, never half of one.
import { closeSync, constants, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;
const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY, O_DIRECTORY, O_RDONLY } = constants;

/**
 * When it returns, any later reader finds the new text, also after a power cut.
 * @throws when it could not be written; the old text is still there then
 */
export function replaceSmallFile(path: string, text: string): void {
  writeAndKeep(`${path}.new`, Buffer.from(text));
  renameSync(`${path}.new`, path);
  keepFolder(dirname(path));
}

function writeAndKeep(path: string, text: Buffer): void {
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, ownerOnly);
  try {
    if (writeSync(descriptor, text) !== text.length) throw new Error('not all of it was written');
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The new name is in the folder, which is written like a file. */
function keepFolder(folder: string): void {
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
