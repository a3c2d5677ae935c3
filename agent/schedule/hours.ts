// When a time of day last came by on the clock of a place, through daylight saving and all.

const day = 86_400_000;

/**
 * `Date` counts hours and days by the zone of the process alone, and heeds it as it is set. `Intl` knows all zones at once, at the
 * price of tables that stay in memory from its first use on (ADR 43). Not for worker threads, whose environment is a copy.
 * @param zone of the IANA database
 */
export function takeOn(zone: string): void {
  if (process.env.TZ !== zone) process.env.TZ = zone;
}

interface Span {
  readonly of: string;
  readonly from: number;
  readonly until: number;
}
/** Asked for every few seconds, and the same for a day. */
let known: Span = { of: '', from: 0, until: 0 };

/**
 * Shown twice, a time of day comes the first time. One that is skipped comes as long after the jump as it would have come after the
 * moment of the jump (ECMA-262, UTC(t)).
 * @param at a time of day, such as 03:30
 * @param zone which the process takes on
 */
export function lastCame(at: string, zone: string, now: number): number {
  const of = `${at} ${zone}`;
  if (known.of !== of || now < known.from || now >= known.until) {
    takeOn(zone);
    known = { of, ...spanAround(at, now) };
  }
  return known.from;
}

function spanAround(at: string, now: number): Pick<Span, 'from' | 'until'> {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = new Date(now);
  const moments = [-2, -1, 0, 1, 2].map((days) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hours, minutes).getTime(),
  );
  return {
    from: moments.findLast((moment) => moment <= now) ?? now - day,
    until: moments.find((moment) => moment > now) ?? now,
  };
}
