// The demonstration catalogue: real titles, found by any of their words, and pages that stay whole whatever is asked.
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../demonstration/exchange.ts';
import { readBooks, search } from '../../../demonstration/sites/catalogue/books.ts';
import { catalogueSite } from '../../../demonstration/sites/catalogue/catalogue.ts';

const books = readBooks();
const titles = (question: string): string[] => search(books, question).map(({ title }) => title);

describe('the books', () => {
  it('are a few hundred, each complete and there once', () => {
    expect(books.length).toBeGreaterThan(300);
    expect(new Set(books.map(({ author, title }) => `${author} ${title}`)).size).toBe(books.length);
    for (const book of books) {
      expect(book.author).not.toBe('');
      expect(book.year).toBeGreaterThan(1000);
      expect(book.shelf).toMatch(/^(J )?\d{3} [A-Z]{2,3}$/);
    }
  });
});

describe('search', () => {
  it('finds by the beginning of a word, without regard to case and accents', () => {
    expect(titles('quij')).toHaveLength(2);
    expect(titles('GALDOS marianela')).toEqual(['Marianela']);
    expect(titles("lady audley's")).toEqual(['Lady Audley’s Secret']);
  });

  it('wants every word to be there', () => {
    expect(titles('austen emma')).toEqual(['Emma']);
    expect(titles('austen quijote')).toEqual([]);
  });

  it('puts titles before authors and authors before subjects', () => {
    const found = search(books, 'sea');
    const inTitle = found.map(({ title }) => /\bsea/i.test(title));
    expect(inTitle.indexOf(false)).toBeGreaterThan(0);
    expect(inTitle.lastIndexOf(true)).toBeLessThan(inTitle.indexOf(false));
  });

  it('finds nothing for nothing', () => expect(titles(' …')).toEqual([]));
});

describe('the pages', () => {
  const site = catalogueSite();
  const ask = (path: string, scheme = 'https') => {
    const exchange: Exchange = {
      url: new URL(`${scheme}://catalogue.harbour.example${path}`),
      method: 'GET',
      headers: {},
      body: Buffer.alloc(0),
      connection: 1,
      resumed: false,
    };
    return site(exchange);
  };

  it('write what was asked as text, never as HTML', () => {
    const body = String(ask(`/search?q=${encodeURIComponent('<script>"x" & \'y\'</script>')}`)?.body);
    expect(body).not.toContain('<script>');
    expect(body).toContain('&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;');
  });

  it('link only to pages that are there', () => {
    for (const start of ['/', '/search?q=the', '/record/b0001', '/new', '/children', '/subjects', '/hours']) {
      const links = [...String(ask(start)?.body).matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, path]) => path ?? '');
      expect(links.length).toBeGreaterThan(3);
      for (const path of links) expect([path, ask(path)?.status]).toEqual([path, 200]);
    }
  });

  it('say so when there is no such book or page', () => {
    expect(ask('/record/b9999')?.status).toBe(404);
    expect(ask('/nowhere')).toBeNull();
  });

  it('stay within the pages of results that there are', () => {
    expect(String(ask('/search?q=the&page=999')?.body)).toMatch(/Page (\d+) of \1\./);
    expect(String(ask('/search?q=the&page=-4')?.body)).toContain('Page 1 of');
  });

  it('send a reader from http to https', () => {
    expect(ask('/hours', 'http')).toMatchObject({
      status: 301,
      headers: { location: 'https://catalogue.harbour.example/hours' },
    });
  });
});
