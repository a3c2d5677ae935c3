// Random words that are shown once, and the fingerprints that are kept of them.
import { createHash, randomBytes } from 'node:crypto';

export const fingerprintOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** For cookies, invitations and keys: 256 bits, and nobody types them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
