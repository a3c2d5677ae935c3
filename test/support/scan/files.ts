// Looks through files: names and contents, plain and unfolded, hidden ones and ones whose names are no text.
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { decodedIn } from './decoders.ts';
import type { Place, Scan } from './scan.ts';

export interface FileWishes {
  /** Goes into other file systems that are mounted below a root; without it, a scan stays on the root's own. */
  readonly otherDevices?: boolean;
  /**
   * Milliseconds since the epoch. Passes over the contents, not the names, of files that the kernel last saw changed before.
   * A file system in memory does not note what is written to it through a mapping: there, everything must be read.
   */
  readonly changedSince?: number;
}

/** Larger files are searched as they are, but not unfolded. */
const largestUnfolded = 64 * 1024 * 1024;

/** Made by the kernel when they are read; there is nothing in them that is kept. */
const notFiles = new Set(['/proc', '/sys']);

const separator = Buffer.from('/');

/** @returns null for what has gone or can't be read in the meantime */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Looks at one open file: as it is, and at what is folded up in it. */
export function lookAtFile(scan: Scan, path: Buffer | string, place: Place): void {
  const file = attempt(() => openSync(path, 'r'));
  if (file === null) return;
  try {
    scan.lookThrough((bytes, position) => attempt(() => readSync(file, bytes, 0, bytes.length, position)) ?? 0, place);
    const { size } = fstatSync(file);
    if (size === 0 || size > largestUnfolded) return;
    const whole = Buffer.alloc(size);
    const length = attempt(() => readSync(file, whole, 0, size, 0)) ?? 0;
    for (const plain of decodedIn(whole.subarray(0, length))) scan.look(plain, 'decoded');
    whole.fill(0);
  } finally {
    closeSync(file);
  }
}

interface Walk {
  /** null: any. */
  readonly device: number | null;
  readonly changedSince: number;
}

function walk(scan: Scan, path: Buffer, within: Walk): void {
  if (notFiles.has(path.toString('latin1'))) return;
  const about = attempt(() => lstatSync(path));
  if (about === null || (within.device !== null && about.dev !== within.device)) return;
  if (about.isFile() && about.ctimeMs >= within.changedSince) lookAtFile(scan, path, 'file');
  if (about.isSymbolicLink()) scan.look(attempt(() => readlinkSync(path, { encoding: 'buffer' })) ?? path, 'file-name');
  if (!about.isDirectory()) return;
  for (const name of attempt(() => readdirSync(path, { encoding: 'buffer' })) ?? []) {
    scan.look(name, 'file-name');
    walk(scan, Buffer.concat([path, separator, name]), within);
  }
}

/** Symbolic links are read, never followed. A root that is not there is passed over. */
export function scanFiles(scan: Scan, roots: readonly string[], wishes: FileWishes = {}): void {
  for (const root of roots) {
    const device = attempt(() => lstatSync(root).dev);
    const within = { device: wishes.otherDevices ? null : device, changedSince: wishes.changedSince ?? 0 };
    if (device !== null) walk(scan, Buffer.from(root), within);
  }
}
