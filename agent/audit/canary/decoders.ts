// Finds compressed streams inside a file and opens them: gzip, zlib, zstd by their first bytes, brotli and bare deflate as whole bodies.
import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { bodyOfCacheEntry } from './cache-entry.ts';
import { gunzipMember } from './gzip.ts';
import { blocksOfTable } from './leveldb.ts';

/** A stream that would unfold to more is given up: no canary of ours is that far in. */
const limits = { maxOutputLength: 64 * 1024 * 1024 };
/** Streams that were cut off give what they have. */
const cut = { ...limits, finishFlush: constants.Z_SYNC_FLUSH };

type Decode = (bytes: Buffer) => Buffer;

const startsWith: readonly (readonly [readonly number[], Decode])[] = [
  [[0x1f, 0x8b, 0x08], (bytes) => gunzipMember(bytes, limits.maxOutputLength)],
  [[0x78, 0x01], (bytes) => inflateSync(bytes, cut)],
  [[0x78, 0x5e], (bytes) => inflateSync(bytes, cut)],
  [[0x78, 0x9c], (bytes) => inflateSync(bytes, cut)],
  [[0x78, 0xda], (bytes) => inflateSync(bytes, cut)],
  [[0x28, 0xb5, 0x2f, 0xfd], (bytes) => zstdDecompressSync(bytes, limits)],
];

const whole: readonly Decode[] = [
  (bytes) => brotliDecompressSync(bytes, limits),
  (bytes) => inflateRawSync(bytes, limits),
];

/** Most places that look like the start of a stream are not one. */
function opened(decode: Decode, bytes: Buffer): Buffer[] {
  try {
    const plain = decode(bytes);
    return plain.length > 0 ? [plain] : [];
  } catch {
    return [];
  }
}

function* places(bytes: Buffer, start: readonly number[]): Generator<number> {
  const wanted = Buffer.from(start);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) yield at;
}

/** @returns what was inside, one buffer for each stream that could be opened */
export function decodedIn(bytes: Buffer): Buffer[] {
  const body = bodyOfCacheEntry(bytes);
  const bodies = body === null ? [bytes] : [bytes, body];
  const streams = startsWith.flatMap(([start, decode]) =>
    [...places(bytes, start)].flatMap((at) => opened(decode, bytes.subarray(at))),
  );
  const inBodies = bodies.flatMap((one) => whole.flatMap((decode) => opened(decode, one)));
  const zstdBody = body === null ? [] : opened((one) => zstdDecompressSync(one, limits), body);
  return [...streams, ...inBodies, ...zstdBody, ...blocksOfTable(bytes)];
}
