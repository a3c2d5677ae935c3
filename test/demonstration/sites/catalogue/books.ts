// The books of the demonstration catalogue: read from a table, searched by words, each with its place on the shelves.
import { readFileSync } from 'node:fs';

export interface Book {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly year: number;
  readonly language: 'en' | 'es';
  readonly subject: string;
  readonly forChildren: boolean;
  readonly shelf: string;
  readonly copies: number;
}

/** Where each subject begins on the shelves, by the first hundred of the Dewey classes. */
const classes: Readonly<Record<string, string>> = {
  Art: '700',
  Biography: '920',
  Cookery: '641',
  Gardening: '635',
  History: '900',
  Language: '460',
  Mathematics: '510',
  Science: '500',
  'The sea': '387',
  Travel: '910',
};

/** Literature stands by language: English at 820, Spanish at 860. */
const literature: Readonly<Record<string, string>> = { en: '82', es: '86' };
const forms: Readonly<Record<string, string>> = { Poetry: '1', Plays: '2', Essays: '4' };

/** Accents and case do not matter to somebody who searches. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/gu, "'").toLowerCase();

function shelfOf(subject: string, language: string, author: string): string {
  const number = classes[subject] ?? `${literature[language] ?? '89'}${forms[subject] ?? '3'}`;
  const letters = folded(author)
    .replace(/[^a-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return `${number} ${letters}`;
}

function bookOf(line: string, index: number): Book {
  const [author = '', title = '', year = '', language = '', subject = '', audience = ''] = line.split('\t');
  return {
    id: `b${String(index + 1).padStart(4, '0')}`,
    author,
    title,
    year: Number(year),
    language: language === 'es' ? 'es' : 'en',
    subject,
    forChildren: audience === 'children',
    shelf: `${audience === 'children' ? 'J ' : ''}${shelfOf(subject, language, author)}`,
    copies: 1 + (title.length % 3),
  };
}

export function readBooks(): readonly Book[] {
  const lines = readFileSync(new URL('./books.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.slice(1).map(bookOf);
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** @returns books in which every word of the question begins some word of title, author, subject or year; best first */
export function search(books: readonly Book[], question: string): readonly Book[] {
  const asked = wordsOf(question);
  if (asked.length === 0) return [];
  const weigh = (book: Book): number => {
    const inTitle = wordsOf(book.title);
    const inAuthor = wordsOf(book.author);
    const inRest = [...wordsOf(book.subject), String(book.year)];
    const weights = asked.map((word) => {
      if (inTitle.some((other) => other.startsWith(word))) return 3;
      if (inAuthor.some((other) => other.startsWith(word))) return 2;
      return inRest.some((other) => other.startsWith(word)) ? 1 : 0;
    });
    return weights.includes(0) ? 0 : weights.reduce<number>((sum, weight) => sum + weight, 0);
  };
  return books
    .map((book) => ({ book, weight: weigh(book) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.book.title.localeCompare(b.book.title))
    .map(({ book }) => book);
}
