// HMAC-SHA-256 (RFC 2104) by two one-shot hashes: the value that contract/station-key.ts makes, without setting up a stream for each.
import { hash, timingSafeEqual } from 'node:crypto';

const blockBytes = 64;
const digestBytes = 32;
const innerPad = 0x36;
const outerPad = 0x5c;

/** Used over and over: nothing here waits between filling them and hashing. */
const outer = Buffer.alloc(blockBytes + digestBytes);
let inner = Buffer.alloc(blockBytes + 1024);

function spread(key: string, pad: number, over: Buffer): void {
  over.fill(pad, 0, blockBytes);
  for (let at = 0; at < key.length; at += 1) over[at] = key.charCodeAt(at) ^ pad;
}

/** @param key a character for each byte; at most as long as a block, as ours of 32 bytes are */
export function macOf(key: string, first: Uint8Array, second: Uint8Array): Buffer {
  const length = blockBytes + first.length + second.length;
  if (inner.length < length) inner = Buffer.alloc(length);
  spread(key, innerPad, inner);
  inner.set(first, blockBytes);
  inner.set(second, blockBytes + first.length);
  spread(key, outerPad, outer);
  outer.set(hash('sha256', inner.subarray(0, length), 'buffer'), blockBytes);
  return hash('sha256', outer, 'buffer');
}

/** @param mac in base64url */
export function isMacOf(key: string, signed: readonly [Uint8Array, Uint8Array], mac: string): boolean {
  const given = Buffer.from(mac, 'base64url');
  return given.length === digestBytes && timingSafeEqual(macOf(key, signed[0], signed[1]), given);
}
