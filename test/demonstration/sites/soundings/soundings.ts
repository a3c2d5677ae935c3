// A licensed archive of logbooks on a host of its own. It still answers over http, as old archives do.
import { fileURLToPath } from 'node:url';
import { type Answer, page, type Site } from '../../exchange.ts';
import { filesIn } from '../../files.ts';
import { type Html, html } from '../../html.ts';
import { type Text, textList, textsIn, written } from '../texts.ts';

function archivePage(title: string, main: Html): Answer {
  const body = html`<body><header><p><a href="/">Soundings</a> an archive of logbooks</p></header>
<main><h1>${title}</h1>${main}</main></body>`;
  return page({ title: `${title} – Soundings`, body });
}

/** @returns lines of the logbooks that hold the words, with the text they stand in */
function lines(texts: readonly Text[], words: string): { text: Text; line: string }[] {
  const wanted = words.toLowerCase();
  return texts.flatMap((text) =>
    text.paragraphs.filter((line) => line.toLowerCase().includes(wanted)).map((line) => ({ text, line })),
  );
}

function home(texts: readonly Text[]): Answer {
  const form = html`<form action="/find" role="search"><label for="words">Find words in the logbooks</label>
<input id="words" name="words" autocomplete="off"><button>Find</button></form>`;
  return archivePage('Logbooks', html`${form}${textList(texts, '/log')}`);
}

function found(texts: readonly Text[], words: string): Answer {
  const hits = words === '' ? [] : lines(texts, words);
  const items = hits.map(
    ({ text, line }) =>
      html`<li lang="${text.language}"><a href="/log/${text.id}">${text.title}</a><p>${line}</p></li>`,
  );
  return archivePage(
    `${hits.length} entries`,
    html`<ul class="texts">${items}</ul><p><a href="/">All logbooks</a></p>`,
  );
}

export function soundingsSite(): Site {
  const texts = textsIn(fileURLToPath(new URL('./texts', import.meta.url)));
  const files = filesIn(fileURLToPath(new URL('./files', import.meta.url)));
  return ({ url: { pathname, searchParams } }) => {
    if (pathname === '/') return home(texts);
    if (pathname === '/find') return found(texts, (searchParams.get('words') ?? '').trim());
    const text = texts.find(({ id }) => pathname === `/log/${id}`);
    if (text) return archivePage(text.title, html`<p class="by">${text.by}. ${text.summary}</p>${written(text)}`);
    return files.get(pathname) ?? null;
  };
}
