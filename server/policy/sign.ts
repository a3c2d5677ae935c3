// Makes a key for signing policies, and signs with it. Used on a computer that need not be the server, nor be on a network.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type BundleContent, bytesToSign, writeBundle } from '../../contract/policy-bundle.ts';
import { keyIdOf, writePolicyKey } from '../../contract/policy-signature.ts';

export interface SigningKey {
  /** PKCS #8 in PEM; whoever has it decides what stations do. */
  readonly secret: string;
  /** The line for `server.policyKeys`. */
  readonly line: string;
}

const lineOf = (key: KeyObject): string => writePolicyKey(createPublicKey(key).export({ format: 'jwk' }).x ?? '');

export function makeSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), line: lineOf(privateKey) };
}

/** null: no Ed25519 key. */
export function readSigningKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** @throws for what a bundle may not hold */
export function signBundle(content: BundleContent, key: KeyObject): string {
  const signature = sign(null, bytesToSign(content), key).toString('base64url');
  return writeBundle(content, keyIdOf(lineOf(key)), signature);
}
