// What the server itself says to staff, in alerts and exports, in both languages: reasons, remedies, steps and ages in words.
import type { StationRow } from '../contract/staff-api.ts';
import type { Language } from '../contract/words.ts';
import english from '../resources/staff/en.json' with { type: 'json' };
import spanish from '../resources/staff/es.json' with { type: 'json' };
import type { ReasonCode } from './rules/reasons.ts';

export type Words = typeof english;

const inLanguage: Readonly<Record<Language, Words>> = { en: english, es: spanish };
export const wordsIn = (language: Language): Words => inLanguage[language];

/** Puts values where a text has `{name}`; one that is not given stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const minute = 60;
const hour = 3600;
const day = 86_400;
/** Up to two days an age is told in hours. */
const hoursUpTo = 48;

/** As coarse as staff are told any time: five minutes, hours, days. @param seconds as the list has it */
export function ageWords({ measure }: Words, seconds: number): string {
  if (seconds < hour) return fill(measure.minutes, { n: Math.ceil(seconds / minute / 5) * 5 });
  const hours = Math.floor(seconds / hour);
  return hours < hoursUpTo ? fill(measure.hours, { n: hours }) : fill(measure.days, { n: Math.floor(seconds / day) });
}

const units: Partial<Record<ReasonCode, string>> = { 'disk-full': ' %', 'memory-full': ' %', hot: ' °C' };
const inHours: ReadonlySet<ReasonCode> = new Set(['canary-old', 'daily-late', 'logs-kept']);

/** A step of the report, a word, or a number of hours, as it stands in a sentence. */
function valueWords(words: Words, code: ReasonCode, value: string | number | null): string {
  const { measure, word } = words;
  if (value === null) return measure.never;
  if (typeof value === 'number') return inHours.has(code) ? ageWords(words, value * hour) : String(value);
  const unit = units[code] ?? '';
  const [, from, to] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  if (from !== undefined && to !== undefined) return fill(measure.between, { from, to: `${to}${unit}` });
  const [, side, border] = /^(over|under)-(\d+)$/.exec(value) ?? [];
  if (side !== undefined)
    return fill(side === 'over' ? measure.over : measure.under, { from: `${border}${unit}`, to: `${border}${unit}` });
  return (word as Readonly<Record<string, string>>)[value] ?? value;
}

export interface Said {
  readonly says: string;
  /** The first line of the remedy. */
  readonly remedy: string;
}

export function reasonWords(
  words: Words,
  { code, age, value }: { readonly code: ReasonCode; readonly age: number; readonly value: StationRow[6] },
): Said {
  const { says, first } = words.reason[code];
  return { says: fill(says, { value: valueWords(words, code, value), age: ageWords(words, age) }), remedy: first };
}
