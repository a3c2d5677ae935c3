// The list of resources: order, search, letters, and what is marked in a title.
import { describe, expect, it } from 'vitest';
import { letterOf, listingOf, matching, stretchesOf } from '../../../app/pages/tab/listing.ts';
import type { Resource } from '../../../contract/policy.ts';

const resource = (id: string, title: Resource['title'], about?: string): Resource => ({
  id,
  title,
  ...(about !== undefined && { about }),
  kind: 'site',
  url: `https://${id}.example/`,
  ours: false,
  walkIn: true,
});

const resources = [
  resource('tide', { en: 'Tide tables', es: 'Tablas de mareas' }, 'Harbours and estuaries'),
  resource('etude', 'Études anciennes'),
  resource('atlas', 'Atlas'),
  resource('1984', '1984'),
];
const english = listingOf(resources, 'en');

describe('listingOf', () => {
  it('puts titles in the order of the language, each in its own words', () => {
    expect(english.map(({ title }) => title)).toEqual(['1984', 'Atlas', 'Études anciennes', 'Tide tables']);
    expect(listingOf(resources, 'es').map(({ title }) => title)).toContain('Tablas de mareas');
  });
});

describe('matching', () => {
  it('wants every word, in any order, whatever the case and accents', () => {
    expect(matching(english, 'TABLES tide').map(({ id }) => id)).toEqual(['tide']);
    expect(matching(english, 'etudes').map(({ id }) => id)).toEqual(['etude']);
    expect(matching(english, 'tide atlas')).toEqual([]);
  });

  it('looks into the sentence below the title too', () => {
    expect(matching(english, 'estuar').map(({ id }) => id)).toEqual(['tide']);
  });

  it('takes the search as words, not as a pattern', () => {
    expect(matching(english, '.*')).toEqual([]);
  });
});

describe('letterOf', () => {
  it('puts É under E and a number under none', () => {
    expect(letterOf('Études')).toBe('E');
    expect(letterOf('1984')).toBeUndefined();
    expect(letterOf('')).toBeUndefined();
  });
});

describe('stretchesOf', () => {
  it('marks what was found and loses no letter', () => {
    expect(stretchesOf('Études du tide', 'etu TIDE')).toEqual([
      { text: 'Étu', found: true },
      { text: 'des du ', found: false },
      { text: 'tide', found: true },
    ]);
  });

  it('marks nothing without a search', () => {
    expect(stretchesOf('Atlas', '  ')).toEqual([{ text: 'Atlas', found: false }]);
  });
});
