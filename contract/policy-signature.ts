// Who may sign policies: Ed25519 keys, their ids, and the check that a station and a server make alike.
import { createHash, createPublicKey, verify } from 'node:crypto';

/** How a public key is written in settings: the curve, and the raw key (RFC 8037) in base64url. */

const prefix = 'ed25519:';

export const writePolicyKey = (x: string): string => `${prefix}${x}`;

/** Sixteen hexadecimal digits of its hash. @param key as it stands in settings */
export const keyIdOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

/** What a server says in an ETag and a station says back: the hash of a whole bundle. */
export const fingerprintOfBundle = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Signed {
  readonly keyId: string;
  readonly signature: string;
  readonly signed: Uint8Array;
}

/** @param keys as they stand in settings: those that are trusted */
export function isSignedBy(keys: readonly string[], { keyId, signature, signed }: Signed): boolean {
  return keys.some((key) => keyIdOf(key) === keyId && isRight(key, signed, signature));
}

function isRight(key: string, signed: Uint8Array, signature: string): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.slice(prefix.length) } as const;
    return verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
