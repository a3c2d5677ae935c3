// Looks through files: names and contents, plain and unfolded, hidden ones and ones whose names are no text.
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import type { CanaryPlace as Place } from '../../../contract/canary-receipt.ts';
import { mountPoints, readMounts } from '../../processes/mounts.ts';
import { isGone } from '../../wipe/folder.ts';
import { decodedIn } from './decoders.ts';
import type { Scan } from './scan.ts';

export interface FileWishes {
  /**
   * Places, as latin1, at which another mount begins: it is searched by itself, or left out for a reason of its own. By
   * default our own. The device of a file tells no border: in an overlay it is that of a layer, and subvolumes have their own.
   */
  readonly borders?: ReadonlySet<string>;
  /**
   * Milliseconds since the epoch. Passes over the contents, not the names, of files that the kernel last saw changed before.
   * A file system in memory does not note what is written to it through a mapping: there, everything must be read.
   */
  readonly changedSince?: number;
  /** Leaves files folded up: who only wants to know whether a session holds something has found it in memory too. */
  readonly asTheyAre?: boolean;
}

/** Larger files are searched as they are, but not unfolded. */
const largestUnfolded = 64 * 1024 * 1024;

/** Made by the kernel when they are read; there is nothing in them that is kept. */
const notFiles = new Set(['/proc', '/sys']);

const separator = Buffer.from('/');

/** @returns null for what has gone in the meantime, and for what can't be read, which the scan then notes */
function attempt<Value>(scan: Scan, place: Place, read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!isGone(error)) scan.miss(place);
    return null;
  }
}

/** Looks at one open file: as it is, and at what is folded up in it. */
export function lookAtFile(scan: Scan, path: Buffer | string, place: Place, asItIs = false): void {
  const file = attempt(scan, place, () => openSync(path, 'r'));
  if (file === null) return;
  try {
    const readAt = (bytes: Buffer, position: number): number =>
      attempt(scan, place, () => readSync(file, bytes, 0, bytes.length, position)) ?? 0;
    scan.lookThrough(readAt, place);
    const { size } = fstatSync(file);
    if (asItIs || size === 0 || size > largestUnfolded) return;
    const whole = Buffer.alloc(size);
    const length = readAt(whole, 0);
    for (const plain of decodedIn(whole.subarray(0, length))) scan.look(plain, 'decoded');
    whole.fill(0);
  } finally {
    closeSync(file);
  }
}

interface Walk {
  readonly root: Buffer;
  readonly borders: ReadonlySet<string>;
  readonly changedSince: number;
  readonly asTheyAre: boolean;
}

function walk(scan: Scan, path: Buffer, within: Walk): void {
  const text = path.toString('latin1');
  if (notFiles.has(text) || (path !== within.root && within.borders.has(text))) return;
  const about = attempt(scan, 'file', () => lstatSync(path));
  if (about === null) return;
  if (about.isFile() && about.ctimeMs >= within.changedSince) lookAtFile(scan, path, 'file', within.asTheyAre);
  if (about.isSymbolicLink()) {
    const target = attempt(scan, 'file-name', () => readlinkSync(path, { encoding: 'buffer' }));
    if (target !== null) scan.look(target, 'file-name');
  }
  if (!about.isDirectory()) return;
  for (const name of attempt(scan, 'file-name', () => readdirSync(path, { encoding: 'buffer' })) ?? []) {
    scan.look(name, 'file-name');
    walk(scan, Buffer.concat(path.at(-1) === separator[0] ? [path, name] : [path, separator, name]), within);
  }
}

/** Symbolic links are read, never followed. A root that is not there is passed over. */
export function scanFiles(scan: Scan, roots: readonly (string | Buffer)[], wishes: FileWishes = {}): void {
  const { borders = mountPoints(readMounts('/proc', 'self') ?? []), changedSince = 0, asTheyAre = false } = wishes;
  for (const each of roots) {
    const root = typeof each === 'string' ? Buffer.from(each) : each;
    walk(scan, root, { root, borders, changedSince, asTheyAre });
  }
}
