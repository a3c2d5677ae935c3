// A page's title as a tab may show it: short, on one line, and without marks that turn or hide text.

const longest = 60;
/** Controls, halves of characters, line ends, direction marks (UAX 9) and characters that take no room. Joiners stay: scripts need them. */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** @returns at most 60 UTF-16 units, never half of a character */
export function cleanTitle(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').replace(hidden, '').trim();
  if (clean.length <= longest) return clean;
  const cut = clean.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
