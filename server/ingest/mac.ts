// HMAC-SHA-256 (RFC 2104) by two one-shot hashes: the value that contract/station-key.ts makes, without setting up a stream for each.
import { hash, timingSafeEqual } from 'node:crypto';

const blockBytes = 64;
const digestBytes = 32;

/** A key, spread over a block once for all the messages that come under it. */
export interface SpreadKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

function spread(key: Uint8Array, mask: number): Buffer {
  const block = Buffer.alloc(blockBytes, mask);
  for (const [at, byte] of key.entries()) block[at] = byte ^ mask;
  return block;
}

/** @param key at most as long as a block, as ours of 32 bytes are */
export const spreadKey = (key: Uint8Array): SpreadKey => ({ inner: spread(key, 0x36), outer: spread(key, 0x5c) });

export function macOf({ inner, outer }: SpreadKey, first: Uint8Array, second: Uint8Array): Buffer {
  const within = Buffer.concat([inner, first, second]);
  return hash('sha256', Buffer.concat([outer, hash('sha256', within, 'buffer')]), 'buffer');
}

/** @param mac in base64url */
export function isMacOf(key: SpreadKey, signed: readonly [Uint8Array, Uint8Array], mac: string): boolean {
  const given = Buffer.from(mac, 'base64url');
  return given.length === digestBytes && timingSafeEqual(macOf(key, signed[0], signed[1]), given);
}
