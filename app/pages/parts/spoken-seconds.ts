// The moments of a countdown that are spoken.

const moments = [5, 10, 20] as const;

/** The last of 20, 10 and 5 that has been reached; null before. Saying every second would drown everything else. */
export function spokenSeconds(secondsLeft: number): number | null {
  return moments.find((moment) => secondsLeft <= moment) ?? null;
}
