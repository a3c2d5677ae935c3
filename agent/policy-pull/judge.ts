// May this station take on a policy that came from a server? Pure; whoever sent it is believed nothing.

import type { Policy } from '../../contract/policy.ts';
import { type Bundle, readBundle } from '../../contract/policy-bundle.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { isSignedBy } from '../../contract/policy-signature.ts';
import type { Report } from '../../contract/report.ts';
import { isPublicSuffix } from '../cli/public-suffix.ts';

export interface Taken {
  readonly bundle: Bundle;
  readonly policy: Policy;
}

/** Why not, as the report tells it. */
export type Refusal = Exclude<Report['policy'], 'file' | 'server'>;

export type Judged = { readonly ok: true; readonly value: Taken } | { readonly ok: false; readonly why: Refusal };

const refused = (why: Refusal): Judged => ({ ok: false, why });

export interface Station {
  /** As they stand in the station's own file. */
  readonly keys: readonly string[];
  readonly place: string;
}

/**
 * What was taken once must still be good at each start: its time may be over, but never its signature or its place.
 * PULL-05: no bundle, or its policy has a fault. PULL-01: no key of ours. PULL-03: another place's.
 */
export function readTaken(text: string, { keys, place }: Station): Judged {
  const bundle = readBundle(text);
  if (bundle === null) return refused('PULL-05');
  // First of all: nothing that it says counts before this.
  if (!isSignedBy(keys, bundle)) return refused('PULL-01');
  if (bundle.place !== place) return refused('PULL-03');
  const read = readPolicy(bundle.policy, isPublicSuffix);
  return read.ok ? { ok: true, value: { bundle, policy: read.policy } } : refused('PULL-05');
}

export interface Moment {
  /** The highest number that was ever taken on, whether it did well or not. */
  readonly highest: number;
  /** Seconds since 1970, by the station's own clock: the server's is not believed either. */
  readonly now: number;
}

/** PULL-02: not newer than what was here. PULL-04: not yet good, or no longer. Else as `readTaken`. */
export function judge(text: string, station: Station, { highest, now }: Moment): Judged {
  const taken = readTaken(text, station);
  if (!taken.ok) return taken;
  const { serial, notBefore, expires } = taken.value.bundle;
  if (serial <= highest) return refused('PULL-02');
  return now < notBefore || now >= expires ? refused('PULL-04') : taken;
}
