// When a time of day last came by on the clock of a place, through daylight saving and all. Pure.

const day = 86_400_000;
const minute = 60_000;

/** Making one takes longer than a thousand uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  formats.set(zone, made);
  return made;
}

/**
 * The local time at a moment, as if it were UTC, so that days and minutes of it can be counted.
 * @throws RangeError when there is no such zone
 */
export function localTime(zone: string, moment: number): number {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatFor(zone).formatToParts(moment)) field[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, date, hour, minutes, second);
}

const offsetAt = (zone: string, moment: number): number => localTime(zone, moment) - Math.floor(moment / 1000) * 1000;

/**
 * The moment at which a clock there shows `local`. Shown twice, the first time counts. A time that is skipped counts as
 * having come as long after the jump as it would have come after the moment of the jump.
 */
function momentOf(local: number, zone: string): number {
  const [before, after] = [-day, day].map((around) => local - offsetAt(zone, local + around)) as [number, number];
  const shown = [before, after].filter((moment) => localTime(zone, moment) === local);
  return shown.length > 0 ? Math.min(...shown) : before;
}

const minutesOf = (at: string): number => {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return hours * 60 + minutes;
};

interface Span {
  readonly of: string;
  readonly from: number;
  readonly until: number;
}
/** Asked for every few seconds, and the same for a day. */
let known: Span = { of: '', from: 0, until: 0 };

/** @param at a time of day, such as 03:30 */
export function lastCame(at: string, zone: string, now: number): number {
  const of = `${at} ${zone}`;
  if (known.of !== of || now < known.from || now >= known.until) known = { of, ...spanAround(at, zone, now) };
  return known.from;
}

function spanAround(at: string, zone: string, now: number): Pick<Span, 'from' | 'until'> {
  const midnight = Math.floor(localTime(zone, now) / day) * day;
  const moments = [-2, -1, 0, 1, 2].map((days) => momentOf(midnight + days * day + minutesOf(at) * minute, zone));
  return {
    from: moments.findLast((moment) => moment <= now) ?? now - day,
    until: moments.find((moment) => moment > now) ?? now,
  };
}
