// The library's own catalogue: home, search, records, new books, books for children, subjects and opening hours.
import { fileURLToPath } from 'node:url';
import { type Answer, type Exchange, isSecure, redirect, type Site } from '../../exchange.ts';
import { filesIn } from '../../files.ts';
import { hosts } from '../../hosts.ts';
import { type Html, html } from '../../html.ts';
import { type Book, readBooks, search } from './books.ts';
import { bookList, cataloguePage, copies } from './parts.ts';

const perPage = 20;

const list = (title: string, lead: string, books: readonly Book[]): Answer =>
  cataloguePage({ title, main: html`<p>${lead}</p>${bookList(books)}` });

/** Every so many books one is called new: the table has no dates of arrival. */
const newOnes = (books: readonly Book[]): readonly Book[] => books.filter((_, index) => index % 29 === 3);

function home(books: readonly Book[]): Answer {
  const main = html`<p class="lead">${books.length} books to borrow or read here, in English and Spanish. No card is needed to look.</p>
<h2>New on the shelves</h2>${bookList(newOnes(books).slice(0, 6))}<p><a href="/new">All new books</a></p>
<h2>Elsewhere</h2><ul>
<li><a href="https://${hosts.journals}/">Tidewater Journals</a>: coastal science</li>
<li><a href="https://${hosts.soundings}/">Soundings</a>: logbooks and sea charts</li>
<li><a href="https://${hosts.membersOnly}/">Beacon Market Reports</a>: for members</li>
<li><a href="https://${hosts.wrongCertificate}/">The old reading-room calendar</a></li>
<li><a href="https://${hosts.elsewhere}/">Elsewhere on the web</a></li></ul>`;
  return cataloguePage({ title: 'What are you looking for?', main });
}

function pages(question: string, at: number, count: number): Html {
  const link = (to: number, words: string): Html =>
    html`<a href="/search?${new URLSearchParams({ q: question, page: String(to) }).toString()}">${words}</a> `;
  return html`<nav aria-label="Pages of results"><p>Page ${at} of ${count}.
${at > 1 ? link(at - 1, 'Previous page') : ''}${at < count ? link(at + 1, 'Next page') : ''}</p></nav>`;
}

function found(books: readonly Book[], url: URL): Answer {
  const question = (url.searchParams.get('q') ?? '').trim();
  if (question === '')
    return cataloguePage({
      title: 'Nothing to search for yet',
      main: html`<p>Write a word above: a title, an author or a subject.</p>`,
    });
  const results = search(books, question);
  const count = Math.max(1, Math.ceil(results.length / perPage));
  const at = Math.min(count, Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1)));
  const shown = results.slice((at - 1) * perPage, at * perPage);
  const sentence = results.length === 1 ? '1 book' : `${results.length} books`;
  const advice = html`<p>Try fewer letters, or another spelling. Accents don’t matter.</p>`;
  const main = results.length === 0 ? advice : html`${bookList(shown)}${pages(question, at, count)}`;
  return cataloguePage({ title: `${sentence} for “${question}”`, question, main });
}

function record(books: readonly Book[], id: string): Answer {
  const book = books.find((other) => other.id === id);
  if (!book) return cataloguePage({ title: 'No such book', main: html`<p>Search again, or ask at the desk.</p>` }, 404);
  const alike = books.filter((other) => other !== book && other.author === book.author);
  const main = html`<p class="author">${book.author}</p><dl>
<dt>First published</dt><dd>${book.year}</dd>
<dt>Language</dt><dd>${book.language === 'es' ? 'Spanish' : 'English'}</dd>
<dt>Subject</dt><dd><a href="/search?q=${encodeURIComponent(book.subject)}">${book.subject}</a></dd>
<dt>Shelf</dt><dd class="shelf">${book.shelf}</dd>
<dt>In the library</dt><dd>${copies(book.copies)}</dd></dl>
${alike.length === 0 ? '' : html`<h2>By the same author</h2>${bookList(alike)}`}`;
  return cataloguePage({ title: book.title, main });
}

function subjects(books: readonly Book[]): Answer {
  const counts = new Map<string, number>();
  for (const { subject } of books) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  const lines = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([subject, count]) => html`<li><a href="/search?q=${encodeURIComponent(subject)}">${subject}</a> ${count}</li>
`,
    );
  return cataloguePage({ title: 'Subjects', main: html`<ul class="subjects">${lines}</ul>` });
}

const visit = (): Answer =>
  cataloguePage({
    title: 'Visit us',
    main: html`<table><caption>Opening hours</caption><thead><tr><th scope="col">Day</th><th scope="col">Open</th></tr></thead>
<tbody><tr><th scope="row">Monday to Friday</th><td>9:00 to 20:00</td></tr><tr><th scope="row">Saturday</th><td>10:00 to 17:00</td></tr>
<tr><th scope="row">Sunday</th><td>closed</td></tr></tbody></table>
<p>There are steps at the front and a ramp at the side, on Rope Walk. The lift reaches every floor.</p>`,
  });

function at(books: readonly Book[], { url }: Exchange): Answer | null {
  if (url.pathname === '/') return home(books);
  if (url.pathname === '/search') return found(books, url);
  if (url.pathname === '/new') return list('New on the shelves', 'They came this month.', newOnes(books));
  if (url.pathname === '/children')
    return list(
      'For children',
      'On the low shelves by the window.',
      books.filter((book) => book.forChildren),
    );
  if (url.pathname === '/subjects') return subjects(books);
  if (url.pathname === '/hours') return visit();
  const id = /^\/record\/(\w+)$/.exec(url.pathname)?.[1];
  return id === undefined ? null : record(books, id);
}

export function catalogueSite(): Site {
  const books = readBooks();
  const files = filesIn(fileURLToPath(new URL('./files', import.meta.url)));
  return (exchange) => {
    if (!isSecure(exchange))
      return redirect(`https://${exchange.url.host}${exchange.url.pathname}${exchange.url.search}`, 301);
    return files.get(exchange.url.pathname) ?? at(books, exchange);
  };
}
