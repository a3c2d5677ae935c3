// When to send next, pure: at once while all is well, with growing pauses of random length while it is not.

export interface Pace {
  /** Tries in a row that reached nobody. */
  readonly failures: number;
  /** Nothing is sent before this moment. */
  readonly notBefore: number;
}

/** From 0 to below 1, each as likely. */
export type Chance = () => number;

export const atOnce: Pace = { failures: 0, notBefore: 0 };

const firstPauseMs = 5_000;
/** Thousands of stations whose server was away for a day come back spread over this time. */
export const longestPauseMs = 600_000;
/** Between reports that waited: a day of them takes ten minutes, and one station never more than a request a second. */
const backlogMs = 2_000;

/** The whole pause is random, not a part of it: stations that lost their server together must come apart. */
export function afterFailure({ failures }: Pace, now: number, chance: Chance): Pace {
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 20));
  return { failures: failures + 1, notBefore: now + 1_000 + chance() * longest };
}

/** The server said how long. */
export const afterLater = ({ failures }: Pace, now: number, seconds: number, chance: Chance): Pace => ({
  failures: failures + 1,
  notBefore: now + seconds * 1_000 * (1 + chance()),
});

export const afterAnswer = (now: number, chance: Chance): Pace => ({
  failures: 0,
  notBefore: now + backlogMs * (0.5 + chance()),
});
