// The timers of a policy, complete: what a file leaves out follows from the kind of the station.
import type { Policy } from './policy.ts';

/** `limitMinutes` is null when visits have no limit. */
export type StationTimers = Omit<Policy['timers'], 'idleSeconds' | 'limitMinutes'> & {
  readonly idleSeconds: number;
  readonly limitMinutes: number | null;
};

/** The timers with the defaults of the station's kind filled in. */
export function timersOf(policy: Pick<Policy, 'kind' | 'timers'>): StationTimers {
  const quick = policy.kind === 'quick-lookup';
  const limit = policy.timers.limitMinutes ?? (quick ? 'none' : 60);
  return {
    ...policy.timers,
    idleSeconds: policy.timers.idleSeconds ?? (quick ? 120 : 300),
    limitMinutes: limit === 'none' ? null : limit,
  };
}
