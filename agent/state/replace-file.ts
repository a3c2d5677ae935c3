// Writes a small file of the agent's own so that a reader finds the old text or the new one, whole, whatever happens in between.
import { closeSync, constants, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;
const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY, O_DIRECTORY, O_RDONLY } = constants;

/** @throws when not all of it could be written down for good */
export function replaceFile(path: string, text: string, mode: number = ownerOnly): void {
  writeAndKeep(`${path}.new`, text, mode);
  renameSync(`${path}.new`, path);
  keepFolder(dirname(path));
}

function writeAndKeep(path: string, text: string, mode: number): void {
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode);
  try {
    const bytes = Buffer.from(text, 'utf8');
    if (writeSync(descriptor, bytes) !== bytes.length) throw new Error('not all of it was written');
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
