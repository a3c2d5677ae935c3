// Looks for a text in a process's environment and keeps nothing of it: a patron's program may have written anything there.
import { closeSync, openSync, readSync } from 'node:fs';
import { hasCode } from '../wipe/folder.ts';

/** Most environments fit; a longer one is read piece by piece. */
const piece = Buffer.alloc(64 * 1024);
const end = Buffer.from([0]);

/**
 * @param path of a process's `environ` file (proc(5)); one that is gone or may not be read holds nothing
 * @param texts what a variable may begin with, such as `HOME=/home/`
 * @returns the first of them that one begins with
 */
export function variableIn(path: string, texts: readonly string[]): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    return search(descriptor, texts);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return null;
    throw error;
  } finally {
    piece.fill(0);
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Each variable ends with a zero, and one is put before the first. Neighbouring pieces share what a text could lie across. */
function search(descriptor: number, texts: readonly string[]): string | null {
  const marks = texts.map((text) => ({ text, bytes: Buffer.concat([end, Buffer.from(text)]) }));
  const shared = Math.max(...marks.map(({ bytes }) => bytes.length));
  let kept = end.copy(piece);
  for (;;) {
    const read = readSync(descriptor, piece, kept, piece.length - kept, null);
    const held = piece.subarray(0, kept + read);
    const found = marks.find(({ bytes }) => held.includes(bytes));
    if (found !== undefined || read === 0) return found?.text ?? null;
    kept = held.copy(piece, 0, Math.max(0, held.length - shared));
  }
}
