// When a visit is asked “Are you still here?” and when it ends by itself. Pure: polled each second with a monotonic clock.

/** In monotonic milliseconds, so that setting the clock of the computer lengthens nothing. */
export interface VisitClock {
  readonly startedAt: number;
  /** Time that the patron or staff added. */
  readonly extraMinutes: number;
  readonly activeAt: number;
  readonly polledAt: number;
}

export interface VisitTimers {
  readonly idleSeconds: number;
  readonly warningSeconds: number;
  readonly limitMinutes: number | null;
}

export type Due =
  | { readonly is: 'nothing' }
  | { readonly is: 'idle-question'; readonly secondsLeft: number }
  | { readonly is: 'end'; readonly reason: 'idle' | 'limit' };

/** A longer pause between two polls means that the computer slept or the shell stood still. */
const longestPause = 30_000;

export const startClock = (now: number): VisitClock => ({
  startedAt: now,
  extraMinutes: 0,
  activeAt: now,
  polledAt: now,
});

export const sleptThrough = (clock: VisitClock, now: number): boolean => now - clock.polledAt > longestPause;

/**
 * Takes in how long nobody has touched anything. What happened during a sleep counts as nobody's: the key that woke the
 * computer may be another patron's, and the visit they find must not be somebody else's.
 */
export function polled(clock: VisitClock, idleSeconds: number, now: number): VisitClock {
  const activeAt = sleptThrough(clock, now) ? clock.activeAt : Math.max(clock.activeAt, now - idleSeconds * 1000);
  return { ...clock, activeAt, polledAt: now };
}

/** The limit comes first: an idle visit past it ends for the limit. */
export function dueAt(clock: VisitClock, timers: VisitTimers, now: number): Due {
  const limit = timers.limitMinutes;
  if (limit !== null && now >= clock.startedAt + (limit + clock.extraMinutes) * 60_000)
    return { is: 'end', reason: 'limit' };
  const idle = (now - clock.activeAt) / 1000;
  const secondsLeft = Math.ceil(timers.idleSeconds + timers.warningSeconds - idle);
  if (secondsLeft <= 0) return { is: 'end', reason: 'idle' };
  return idle >= timers.idleSeconds ? { is: 'idle-question', secondsLeft } : { is: 'nothing' };
}
