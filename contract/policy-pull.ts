// How a station asks for its policy: a request that any station may make, signed with the key that it agreed at enrolment.
import { thirtyTwoBytes } from './base64url.ts';
import { macOf } from './station-key.ts';

export const policyPath = '/v1/policy';
export const policyType = 'application/vnd.lethe.policy';

/** The header that carries who asks. Nothing in the answer depends on when, so that asking again tells nothing new. */
export const policyAuthorization = 'authorization';

const pattern = new RegExp(`^Lethe ([0-9a-f]{16}) ([0-9a-f]{16}) (${thirtyTwoBytes})$`);

/** Never the beginning of a report: a signature of one can't stand for the other. */
const signedPart = (station: string, nonce: string): Uint8Array =>
  Buffer.from(`lethe-policy-pull/1 ${station} ${nonce}`, 'latin1');

/** @param nonce sixteen hexadecimal digits, at random */
export const writePull = (station: string, key: Buffer, nonce: string): string =>
  `Lethe ${station} ${nonce} ${macOf(key, [signedPart(station, nonce)])}`;

export interface Pull {
  readonly station: string;
  readonly signed: Uint8Array;
  readonly mac: string;
}

/** null: no such header. */
export function readPull(header: string | undefined): Pull | null {
  const [, station = '', nonce = '', mac = ''] = pattern.exec(header ?? '') ?? [];
  return station === '' ? null : { station, signed: signedPart(station, nonce), mac };
}
