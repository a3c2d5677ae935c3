// The list of resources: its order, its search, its letters. Pure: no page, no clock.
import type { Resource } from '../../../contract/policy.ts';
import { textIn } from '../../../contract/texts.ts';
import type { Language } from '../../../contract/words.ts';

/** One resource, in one language. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly kind: Resource['kind'];
  readonly url: string;
  readonly walkIn: boolean;
}

/** Case and accents don’t matter to somebody who looks for something. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** All resources in the order of their titles. */
export function listingOf(resources: readonly Resource[], language: Language): Entry[] {
  const order = new Intl.Collator(language);
  return resources
    .map(({ id, title, about, kind, url, walkIn }) => ({
      id,
      title: textIn(title, language),
      about: about === undefined ? '' : textIn(about, language),
      kind,
      url,
      walkIn,
    }))
    .sort((one, other) => order.compare(one.title, other.title));
}

const wordsOf = (search: string): string[] => folded(search).split(/\s+/u).filter(Boolean);

/** Those whose title or sentence holds every word of the search, in any order. */
export function matching(entries: readonly Entry[], search: string): Entry[] {
  const words = wordsOf(search);
  return entries.filter(({ title, about }) => {
    const text = folded(`${title} ${about}`);
    return words.every((word) => text.includes(word));
  });
}

export const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The letter a title stands under: É under E, 1984 under none. */
export const letterOf = (title: string): string | undefined => {
  const first = folded(title).charAt(0).toUpperCase();
  return letters.find((letter) => letter === first);
};

export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a title into what the search found in it and what lies between. Folding must not change a title’s length for this to be exact. */
export function stretchesOf(title: string, search: string): Stretch[] {
  const plain = [...title].map((letter) => folded(letter).charAt(0) || letter);
  const found = new Array<boolean>(plain.length).fill(false);
  const text = plain.join('');
  for (const word of wordsOf(search))
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.fill(true, at, at + word.length);
  const stretches: Stretch[] = [];
  for (const [at, letter] of [...title].entries()) {
    const last = stretches.at(-1);
    const isFound = found[at] ?? false;
    if (last?.found === isFound) stretches[stretches.length - 1] = { text: last.text + letter, found: isFound };
    else stretches.push({ text: letter, found: isFound });
  }
  return stretches;
}
