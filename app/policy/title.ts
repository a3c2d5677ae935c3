// Words of a page as the bar and the catalogue may get them: a title for a tab, and marked words to look up. Short, and never half a character.

const longestTitle = 60;
/** Controls, halves of characters, line ends, direction marks (UAX 9) and characters that take no room. Joiners stay: scripts need them. */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** @returns at most 60 UTF-16 units, never half of a character */
export function cleanTitle(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').replace(hidden, '').trim();
  if (clean.length <= longestTitle) return clean;
  const cut = clean.slice(0, longestTitle - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

const longestSearch = 200;

/** What was marked, as the catalogue is asked for it. @returns at most 200 characters, all of which an address can hold */
export const searchWords = (marked: string): string =>
  [...marked.trim()]
    .filter((character) => !/\p{Cs}/u.test(character))
    .slice(0, longestSearch)
    .join('');
