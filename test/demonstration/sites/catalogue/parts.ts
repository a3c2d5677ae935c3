// What every page of the demonstration catalogue has in common: header, search form, lists of books, footer.
import type { Answer } from '../../exchange.ts';
import { page } from '../../exchange.ts';
import { type Html, html } from '../../html.ts';
import type { Book } from './books.ts';

const searchForm = (question: string): Html => html`<form action="/search" role="search">
<label for="q">Search titles, authors and subjects</label>
<div class="asking"><input id="q" name="q" type="search" value="${question}" autocomplete="off"><button>Search</button></div>
</form>`;

export interface CataloguePage {
  readonly title: string;
  readonly question?: string;
  readonly main: Html;
}

export function cataloguePage({ title, question = '', main }: CataloguePage, status = 200): Answer {
  const body = html`<body>
<a class="skip" href="#main">Skip to the page</a>
<header><a class="mark" href="/">Harbour Street <b>Catalogue</b></a>
<nav aria-label="Catalogue"><a href="/new">New on the shelves</a> <a href="/children">For children</a>
<a href="/subjects">Subjects</a> <a href="/hours">Visit us</a></nav></header>
${searchForm(question)}
<main id="main"><h1>${title}</h1>
${main}</main>
<footer><p>Harbour Street Library, Quayside 12. Ask at the desk: we like questions.</p></footer>
</body>`;
  return page({ title: `${title} – Harbour Street Catalogue`, body }, status);
}

const line = (book: Book): Html => html`<li><a href="/record/${book.id}" lang="${book.language}">${book.title}</a>
<span class="author">${book.author}, ${book.year}</span> <span class="shelf">${book.shelf}</span></li>
`;

export const bookList = (books: readonly Book[]): Html => html`<ul class="books">
${books.map(line)}</ul>`;

export const copies = (count: number): string => (count === 1 ? '1 copy' : `${count} copies`);
