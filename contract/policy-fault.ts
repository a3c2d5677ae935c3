// One fault in a policy file: where it is, what was expected, what was found and what to do. Never the text that was found.
import type { ProblemCode } from './problems.ts';

/** Lines and columns count from 1; columns in UTF-16 units, as editors show them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** @param at in UTF-16 units from the start of the text */
export function placeAt(text: string, at: number): Place {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export interface PolicyFault extends Place {
  readonly code: ProblemCode;
  /** Such as `resources[3].hosts[0]`; empty when the fault belongs to no key. */
  readonly key: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

export type Path = readonly (string | number)[];

const longestKey = 200;

/** A key is the file's own text: only a plain word is shown. */
export const safeKey = (key: string): string => (/^[A-Za-z_][\w-]{0,39}$/.test(key) ? key : '…');

/** How people write a path: names with dots, places in a list in brackets. */
export function keyOf(path: Path): string {
  const written = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${safeKey(step)}`))
    .join('')
    .replace(/^\./, '');
  return written.length > longestKey ? `${written.slice(0, longestKey - 1)}…` : written;
}

/** A word that somebody may have meant for one of a fixed set: too short and plain to be anything private. */
const plainWord = /^[A-Za-z][A-Za-z-]{0,19}$/;

/** The kind of a value, and its short form where that can't give anything away. @param words may a plain word be shown? */
export function foundWords(value: unknown, words: boolean): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'string') return 'a group of settings';
  return words && plainWord.test(value) ? `the word ${value}` : `a text of ${value.length} characters`;
}

/** What a value is and nothing more. */
export function kindWords(value: unknown): string {
  const found = foundWords(value, false);
  return typeof value === 'number' ? 'a number' : found;
}
