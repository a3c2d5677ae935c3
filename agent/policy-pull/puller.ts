// Asks the server for this station's policy, by the clock alone, and hands on what it gives.
import { largestBundleBytes } from '../../contract/policy-bundle.ts';
import { policyAuthorization, policyPath, writePull } from '../../contract/policy-pull.ts';
import { type Identity, keyOf } from '../delivery/identity.ts';
import type { Got, ServerPlace, Wanted } from '../delivery/post.ts';
import type { Clock } from '../health/clock.ts';
import { slotMs } from '../health/slots.ts';
import type { PolicyKeeper } from './keeper.ts';
import { nextPull } from './pull-times.ts';

export interface PullerParts {
  readonly clock: Clock;
  readonly keeper: Pick<PolicyKeeper, 'offer' | 'nothingNew' | 'fingerprint'>;
  /** null: the station takes no policies from a server. */
  server(): ServerPlace | null;
  identity(): Identity | null;
  /** Sixteen hexadecimal digits. */
  nonce(): string;
  /** From 0 to below 1. */
  chance(): number;
  get(server: ServerPlace, wanted: Wanted): Promise<Got | null>;
}

export interface Puller {
  start(): void;
  stop(): void;
}

/** Clocks are set by the minute on many networks: without this, stations that were switched on together would ask together. */
const mostJitterMs = 30_000;
/** A computer that slept wakes when somebody presses a key; the question of that moment is left out. */
const latestMs = 2_000;
/** As long as any other, so that nothing shows whether a station has a policy. */
const noFingerprint = '0'.repeat(64);

/** One question and its answer. Whatever goes wrong, the station goes on with what it has. */
export async function pullOnce({ keeper, server, identity, nonce, get }: PullerParts): Promise<void> {
  const [place, own] = [server(), identity()];
  const key = own === null ? null : keyOf(own);
  if (place === null || own === null || key === null) return;
  const headers = {
    [policyAuthorization]: writePull(own.station, key, nonce()),
    'if-none-match': `"${keeper.fingerprint() ?? noFingerprint}"`,
  };
  const got = await get(place, { path: policyPath, headers, longest: largestBundleBytes });
  if (got?.status === 200) keeper.offer(got.bytes.toString('utf8'));
  if (got?.status === 204 || got?.status === 304) keeper.nothingNew();
}

export function startPulling(parts: PullerParts): Puller {
  const { clock } = parts;
  let stopped = false;
  let takeBack = (): void => undefined;

  const plan = (): void => {
    if (stopped) return;
    const now = clock.wall();
    const own = parts.identity();
    // Not enrolled yet: there is nobody who could ask.
    const at = own === null ? now + slotMs : nextPull(now, own.station) + parts.chance() * mostJitterMs;
    takeBack = clock.after(at - now, () => {
      const onTime = Math.abs(clock.wall() - at) <= latestMs;
      void (onTime ? pullOnce(parts) : Promise.resolve()).finally(plan);
    });
  };
  return {
    start: plan,
    stop() {
      stopped = true;
      takeBack();
    },
  };
}
