// Opening hours of a place: a station that is silent while its place is closed is nobody's worry. Pure, in the library's own time zone.

/** Minutes of the day, for each day of the week from Sunday on; null where it is closed all day. An empty list: always open. */
export type OpeningHours = readonly ({ readonly from: number; readonly to: number } | null)[];

interface LocalTime {
  readonly weekday: number;
  readonly minute: number;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

function localTime(seconds: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(seconds * 1000)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** Hours past midnight are written as a `to` that is smaller than its `from`, and belong to the day on which they began. */
export function isOpen(hours: OpeningHours, seconds: number, timeZone: string): boolean {
  if (hours.length === 0) return true;
  const { weekday, minute } = localTime(seconds, timeZone);
  const today = hours[weekday] ?? null;
  const yesterday = hours[(weekday + 6) % 7] ?? null;
  if (yesterday !== null && yesterday.to < yesterday.from && minute < yesterday.to) return true;
  if (today === null) return false;
  return today.to < today.from ? minute >= today.from : minute >= today.from && minute < today.to;
}
