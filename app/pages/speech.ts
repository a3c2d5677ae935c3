// Turns one language's Fluent text into a function that says things. No imports of files, so that tests can use it as it is.
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import type { Language } from '../../contract/words.ts';

export type Values = Readonly<Record<string, string | number | FluentNumber>>;

/** A part of one, written as each language writes per cent: 150% or 150 %. */
export const percent = (part: number): FluentNumber => new FluentNumber(part, { style: 'percent' });

/** The text for a message, its values wrapped in Unicode isolates (U+2068 … U+2069). */
export type Say = (words: string, values?: Values) => string;

/** Throws, when it speaks, on an unknown message or a missing value: both are bugs that a test looks for. */
export function speakerOf(language: Language, text: string): Say {
  const bundle = new FluentBundle(language);
  bundle.addResource(new FluentResource(text));
  return (words, values = {}) => {
    const pattern = bundle.getMessage(words)?.value;
    if (!pattern) throw new Error(`No words for ${words} in ${language}`);
    return bundle.formatPattern(pattern, values);
  };
}

export interface Piece {
  readonly text: string;
  /** A value, which is isolated from the sentence around it. */
  readonly value: boolean;
}

const innermost = /\u2068([^\u2068\u2069]*)\u2069/u;
const isolates = /[\u2068\u2069]/gu;

/** Splits a spoken text at its values, so that markup can isolate them; the isolating characters go. */
export function piecesOf(spoken: string): Piece[] {
  return spoken
    .split(innermost)
    .map((text, at) => ({ text: text.replace(isolates, ''), value: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
