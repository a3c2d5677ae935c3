// How times are told: ages no finer than the report, clock times for what this page or staff did. Never seconds.
import type { Language } from '../../../contract/words.ts';
import type { Say } from './words.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** Up to here in minutes, then in hours, then in days. */
const hoursUpTo = 48 * hour;

/** @param seconds since it began */
export function ageText(say: Say, seconds: number): string {
  if (seconds < 5 * minute) return say('time-now');
  if (seconds < hour) return say('time-minutes', { n: Math.floor(seconds / (5 * minute)) * 5 });
  if (seconds < hoursUpTo) return say('time-hours', { n: Math.floor(seconds / hour) });
  return say('time-days', { n: Math.floor(seconds / day) });
}

/** Ages of runs come in whole hours, and less than one counts as one. */
export const hoursText = (say: Say, hours: number): string => ageText(say, Math.max(1, hours) * hour);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(language: Language, options: Intl.DateTimeFormatOptions, seconds: number): string {
  const tag = language === 'en' ? 'en-GB' : 'es';
  const key = `${tag} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format.format(seconds * 1000);
}

/** All in seconds since 1970, shown in the time zone of whoever looks. */
export const clockText = (language: Language, seconds: number): string =>
  formatted(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, seconds);
export const dateText = (language: Language, seconds: number): string =>
  formatted(language, { day: 'numeric', month: 'short' }, seconds);
export const fullDateText = (language: Language, seconds: number): string =>
  formatted(language, { day: 'numeric', month: 'short', year: 'numeric' }, seconds);
export const momentText = (language: Language, seconds: number): string =>
  formatted(
    language,
    { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    seconds,
  );

/** @param weekday 0 is Sunday */
export function weekdayText(language: Language, weekday: number): string {
  // 4 January 1970 was a Sunday, and noon is that day in every time zone that is lived in.
  const name = formatted(language, { weekday: 'long', timeZone: 'UTC' }, (3 + weekday) * day + day / 2);
  return name[0] === undefined ? name : name[0].toUpperCase() + name.slice(1);
}
