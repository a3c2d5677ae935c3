// Looks at a bundle before it is stored: the server can sign nothing, but it can keep mistakes from reaching a station.

import type { Policy } from '../../contract/policy.ts';
import { type Bundle, readBundle } from '../../contract/policy-bundle.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { isSignedBy } from '../../contract/policy-signature.ts';
import type { PolicyRefused } from '../../contract/staff-api.ts';
import { isPublicSuffix } from './public-suffix.ts';

export interface Accepted {
  readonly bundle: Bundle;
  readonly policy: Policy;
}

export type Looked =
  | { readonly ok: true; readonly value: Accepted }
  | { readonly ok: false; readonly refused: PolicyRefused };

export interface Grounds {
  /** The name of the place that it is meant for. */
  readonly place: string;
  /** Keys that the server has been told of; without any it leaves signatures to the stations. */
  readonly keys: readonly string[];
  /** The highest number of the place so far. */
  readonly highest: number;
  /** Seconds since 1970. */
  readonly now: number;
}

const refuse = (code: PolicyRefused['refused'], faults: PolicyRefused['faults'] = []): Looked => ({
  ok: false,
  refused: { refused: code, faults },
});

const mostFaults = 20;

/** In the order in which a station looks, so that staff read here what a station would say. */
export function lookAtBundle(text: string, { place, keys, highest, now }: Grounds): Looked {
  const bundle = readBundle(text);
  if (bundle === null) return refuse('PULL-05');
  if (keys.length > 0 && !isSignedBy(keys, bundle)) return refuse('PULL-01');
  if (bundle.place !== place) return refuse('PULL-03');
  const read = readPolicy(bundle.policy, isPublicSuffix);
  if (!read.ok)
    return refuse(
      'PULL-05',
      read.faults.slice(0, mostFaults).map((fault) => ({ ...fault })),
    );
  if (bundle.serial <= highest) return refuse('PULL-02');
  return now >= bundle.expires ? refuse('PULL-04') : { ok: true, value: { bundle, policy: read.policy } };
}
