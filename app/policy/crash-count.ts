// Counts crashed pages: the third within a minute ends the visit, since a page that can't stay up holds the patron.

const span = 60_000;
const most = 3;

/** @param crashes earlier ones, in monotonic milliseconds */
export function countCrash(crashes: readonly number[], now: number): { crashes: readonly number[]; end: boolean } {
  const recent = [...crashes.filter((time) => now - time < span), now];
  return { crashes: recent, end: recent.length >= most };
}
