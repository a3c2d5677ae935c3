// Says evidence in the language of whoever files the report. Every word is in resources/conformance.
import type { Deeds } from '../../contract/agent-control.ts';
import type { Language } from '../../contract/words.ts';
import english from '../../resources/conformance/en.json' with { type: 'json' };
import spanish from '../../resources/conformance/es.json' with { type: 'json' };

export type Words = typeof english;
export const words: Readonly<Record<Language, Words>> = { en: english, es: spanish };

/** How dates and numbers are written. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };

/** A piece of evidence: which sentence, and the codes, counts and ages that it holds. */
export type Phrase =
  | { readonly say: 'deedWell' | 'deedFailed' | 'deedOld'; readonly deed: keyof Deeds; readonly hours: number }
  | { readonly say: 'deedNever' | 'deedUnknown'; readonly deed: keyof Deeds }
  | { readonly say: 'checksHold'; readonly good: number; readonly all: number }
  | { readonly say: 'checksFail' | 'checksUnknown'; readonly ids: readonly string[] }
  | { readonly say: 'outOfService'; readonly code: string }
  | { readonly say: 'resources'; readonly all: number; readonly open: number }
  | { readonly say: 'statisticsOn'; readonly epsilon: number }
  | { readonly say: 'reportWell'; readonly bytes: number; readonly fields: number }
  | { readonly say: 'stores'; readonly all: number; readonly kept: number }
  | { readonly say: Plain };

type Plain =
  | ('inService' | 'wiping' | 'stateUnknown' | 'policyUnknown' | 'partsPublic' | 'partsListed' | 'statisticsOff')
  | ('reportNone' | 'reportMissing' | 'reportStrange' | 'today' | 'byTests' | 'byServer');

/** @param values by the names that stand in braces */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const hoursOfDay = 24;

export function ago(hours: number, language: Language): string {
  if (hours < 1) return words[language].justNow;
  const told = new Intl.RelativeTimeFormat(locales[language], { numeric: 'always' });
  return hours < 2 * hoursOfDay ? told.format(-hours, 'hour') : told.format(-Math.floor(hours / hoursOfDay), 'day');
}

export function sentence(phrase: Phrase, language: Language): string {
  const { [phrase.say]: text, deeds } = words[language];
  const { say, ...values } = phrase;
  const told = Object.entries(values).map(([name, value]: [string, unknown]): [string, string] => {
    if (name === 'hours') return ['ago', ago(Number(value), language)];
    if (name === 'deed') return ['deed', deeds[value as keyof Deeds]];
    return [name, Array.isArray(value) ? value.join(', ') : numberIn(value, language)];
  });
  return fill(text, Object.fromEntries(told));
}

const numberIn = (value: unknown, language: Language): string =>
  typeof value === 'number' ? new Intl.NumberFormat(locales[language]).format(value) : String(value);
