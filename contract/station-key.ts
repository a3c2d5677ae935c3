// The secret that a station and the server share: agreed by X25519, drawn out by HKDF, used for HMAC. Both sides run this code.
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** Raw X25519 keys in base64url, as RFC 8037 has them. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface Agreement {
  readonly station: string;
  readonly stationKey: string;
  readonly serverKey: string;
}

const curve = { kty: 'OKP', crv: 'X25519' } as const;
const info = 'lethe report key 1';
const proofText = 'lethe enrolled 1';
const keyLength = 32;

export function makeKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { publicKey: x, privateKey: d };
}

/**
 * The same for whoever holds either private key. null for a public key that is none, or one of the few that would give a known secret.
 * @param own the pair of whoever asks: the station's or the server's
 */
export function agreeKey(own: KeyPair, { station, stationKey, serverKey }: Agreement): Buffer | null {
  const other = own.publicKey === stationKey ? serverKey : stationKey;
  try {
    const secret = diffieHellman({
      privateKey: createPrivateKey({ key: { ...curve, x: own.publicKey, d: own.privateKey }, format: 'jwk' }),
      publicKey: createPublicKey({ key: { ...curve, x: other }, format: 'jwk' }),
    });
    const salt = Buffer.from(`${station}${stationKey}${serverKey}`, 'latin1');
    return Buffer.from(hkdfSync('sha256', secret, salt, info, keyLength));
  } catch {
    return null;
  }
}

export function macOf(key: Buffer, parts: readonly Uint8Array[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('base64url');
}

/** Takes as long for a wrong MAC as for a right one. */
export function isMacOf(key: Buffer, parts: readonly Uint8Array[], mac: string): boolean {
  const right = Buffer.from(macOf(key, parts), 'latin1');
  const given = Buffer.from(mac, 'latin1');
  return right.length === given.length && timingSafeEqual(right, given);
}

/** What the server sends to show that it came to the same key. */
export const proofOf = (key: Buffer): string => macOf(key, [Buffer.from(proofText, 'latin1')]);
