// How long an account must wait after wrong passwords: a pure rule, the same for names that nobody has.

export interface Attempts {
  /** Wrong ones since the last right one. */
  readonly failed: number;
  /** When the last wrong one was, in seconds. */
  readonly failedAt: number;
}

const freeTries = 5;
const firstWait = 60;
const longestWait = 900;
/** After a day without a wrong one the count begins anew. */
const forgottenAfter = 86_400;

/** Seconds to wait from `now` on: none for the first five, then a minute that doubles, at most a quarter of an hour. */
export function waitOf({ failed, failedAt }: Attempts, now: number): number {
  // Far ahead: the clock was set back, and nobody is to wait until it has caught up.
  if (failed < freeTries || now - failedAt > forgottenAfter || failedAt - now > longestWait) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** (failed - freeTries));
  return Math.max(0, failedAt + wait - now);
}

export function afterWrong({ failed, failedAt }: Attempts, now: number): Attempts {
  return { failed: now - failedAt > forgottenAfter ? 1 : failed + 1, failedAt: now };
}
