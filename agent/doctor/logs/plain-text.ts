// Blanks out comments and quoted words of a log daemon's settings, so that what is left is its grammar. Places stay as they are.

export interface Blanked {
  /** Without comments. */
  readonly code: string;
  /** Without comments and without what stands in quotes; of the same length. */
  readonly bare: string;
}

/**
 * A path may hold the sign by which a comment begins (`/etc/rsyslog.d/*.conf`). What is never closed is taken for neither:
 * a stray sign must not hide what comes after it.
 */
const token = /(?<![\w./-])\/\*[\s\S]*?\*\/|#[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

const spaces = (found: string): string => found.replace(/[^\n]/g, ' ');

export const blank = (text: string): Blanked => ({
  code: text.replace(token, (found) => (/^(#|\/\*)/.test(found) ? spaces(found) : found)),
  bare: text.replace(token, spaces),
});

/** Where the bracket at `from` is closed; the end of the text where it never is. */
export function closingOf(bare: string, from: number): number {
  const open = bare[from] ?? '';
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let at = from; at < bare.length; at++) {
    if (bare[at] === open) depth++;
    else if (bare[at] === close && --depth === 0) return at;
  }
  return bare.length;
}

/** Counted from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
