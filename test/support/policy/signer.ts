// Somebody who signs policies, with the code that the command uses; and what can be done to a bundle that was signed.
import { createPrivateKey } from 'node:crypto';
import { stringify } from 'yaml';
import type { Policy } from '../../../contract/policy.ts';
import type { BundleContent } from '../../../contract/policy-bundle.ts';
import { makeSigningKey, signBundle } from '../../../server/policy/sign.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';

export interface Signer {
  /** The line for `server.policyKeys`. */
  readonly line: string;
  /** @param seconds since 1970, when it was signed */
  sign(serial: number, seconds: number, changes?: Partial<BundleContent>): string;
}

export const place = 'Harbour Street Library';

/** A policy that differs from the demonstration's in what a test can see from outside. */
export const policyText = (changes: Partial<Policy> = {}): string =>
  stringify({ ...demonstrationPolicy('open-access'), daily: { at: '01:30' }, ...changes });

export function makeSigner(): Signer {
  const { secret, line } = makeSigningKey();
  const key = createPrivateKey(secret);
  return {
    line,
    sign: (serial, seconds, changes = {}) => {
      const times = { notBefore: seconds - 60, expires: seconds + 86_400 };
      return signBundle({ version: 1, serial, place, ...times, policy: policyText(), ...changes }, key);
    },
  };
}
