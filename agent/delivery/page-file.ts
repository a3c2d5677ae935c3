// The spool's page on disk: one file of places of equal size. It never grows, and a place that was cut off in writing counts as empty.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { z } from 'zod';
import { Marks, mostWaiting, type Page, Waiting } from './spool.ts';

/** Room for the longest report, written as JSON inside JSON, and its sum. */
const placeBytes = 1536;
const ownerOnly = 0o600;
const { O_CREAT, O_NOFOLLOW, O_RDWR } = constants;

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

function placeFor(value: unknown): Buffer {
  const text = value === null ? '' : JSON.stringify(value);
  const place = Buffer.alloc(placeBytes, ' ');
  place.write(value === null ? '' : `${sumOf(text)} ${text}`, 'utf8');
  place.write('\n', placeBytes - 1);
  return place;
}

function readPlace<Schema extends z.ZodType>(bytes: Buffer, schema: Schema): z.infer<Schema> | null {
  const [, sum, text = ''] = /^([0-9a-f]{16}) (.*)$/.exec(bytes.toString('utf8').trimEnd()) ?? [];
  if (sum === undefined || sum !== sumOf(text)) return null;
  return schema.safeParse(JSON.parse(text)).data ?? null;
}

/**
 * What can't be read is empty, and what can't be written is let go: a full disk must not keep a station from reporting that it is full.
 * @param failed told each time that a place could not be written
 */
export function openPage(path: string, failed: () => void): Page {
  const bytes = readWhole(path);
  const at = (place: number): Buffer => bytes.subarray(place * placeBytes, (place + 1) * placeBytes);
  const write = (place: number, value: unknown): void => {
    try {
      writeAt(path, placeFor(value), place * placeBytes);
    } catch {
      failed();
    }
  };
  return {
    marks: readPlace(at(0), Marks),
    waiting: Array.from(
      { length: mostWaiting },
      (_, place) => [place, readPlace(at(place + 1), Waiting)] as const,
    ).filter((entry): entry is readonly [number, Waiting] => entry[1] !== null),
    // The first place holds the marks.
    write: (place, waiting) => write(place + 1, waiting),
    writeMarks: (marks) => write(0, marks),
  };
}

function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Not forced to the disk: what a power cut takes is a report, and the next one comes in five minutes. */
function writeAt(path: string, bytes: Buffer, position: number): void {
  const descriptor = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW, ownerOnly);
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error('not an ordinary file');
    writeSync(descriptor, bytes, 0, bytes.length, position);
  } finally {
    closeSync(descriptor);
  }
}
