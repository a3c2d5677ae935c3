// Looks at swap, where there is any: memory of a session that the kernel has put there outlives the session.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { isGone } from '../../wipe/folder.ts';
import type { Scan } from './scan.ts';

/** Pure. Format: proc_swaps(5), a heading, then one line each; the kernel writes a space in a name as \040. */
export const swapsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/)[0] ?? '')
    .filter((name) => name !== '')
    .map((name) =>
      name.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8))),
    );

function readSwaps(): readonly string[] {
  try {
    return swapsIn(readFileSync('/proc/swaps', 'latin1'));
  } catch (error) {
    // A kernel without swap.
    if (isGone(error)) return [];
    throw error;
  }
}

function lookAt(scan: Scan, path: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(Buffer.from(path, 'latin1'), 'r');
  } catch {
    return scan.miss('swap');
  }
  const readAt = (bytes: Buffer, position: number): number => {
    try {
      return readSync(descriptor, bytes, 0, bytes.length, position);
    } catch {
      scan.miss('swap');
      return 0;
    }
  };
  scan.lookThrough(readAt, 'swap');
  closeSync(descriptor);
}

/** All of each: a page that was taken back into memory, or freed, leaves its bytes where they were. What can't be read is missed. */
export function scanSwap(scan: Scan): void {
  for (const path of readSwaps()) lookAt(scan, path);
}
