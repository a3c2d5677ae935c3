// A licensed journal: articles to read, print and download, a film, letters to the editor, and a part behind a sign-in.
import { fileURLToPath } from 'node:url';
import { type Answer, answer, type Exchange, formOf, isSecure, page, redirect, type Site } from '../../exchange.ts';
import { filesIn } from '../../files.ts';
import { hosts } from '../../hosts.ts';
import { type Html, html } from '../../html.ts';
import { pdfOf } from '../pdf.ts';
import { type Text, textList, textsIn, written } from '../texts.ts';
import { sendOn } from './redirects.ts';

/** What the members' part asks for (RFC 7617). */
export const member = { name: 'reader', password: 'tide' } as const;

interface JournalPage {
  readonly title: string;
  readonly language?: string;
  readonly main: Html;
}

function journalPage({ title, language = 'en', main }: JournalPage, status = 200): Answer {
  const body = html`<body>
<header><a class="mark" href="/">Tidewater <b>Journals</b></a><nav aria-label="Journal"><a href="/film">Film</a>
<a href="/letters">Letters</a> <a href="/members">Members</a> <a href="/partners">Partners</a></nav></header>
<main><h1 lang="${language}">${title}</h1>
${main}</main>
<footer><p>Read here by licence of your library.</p><p id="read"></p></footer>
<script src="/script/journals.js"></script>
<script src="https://${hosts.metrics}/script/third-party.js" async></script>
<img alt="" src="https://${hosts.metrics}/pixel.svg" width="1" height="1">
</body>`;
  return page({ title: `${title} – Tidewater Journals`, body }, status);
}

const home = (texts: readonly Text[]): Answer =>
  journalPage({
    title: 'Coastal science, quarterly',
    main: html`${textList(texts, '/article')}<p>Old logbooks are kept at <a href="https://${hosts.soundings}/" target="_blank">Soundings</a>.</p>`,
  });

function article(text: Text): Answer {
  const main = html`<p class="by">${text.by}</p><p class="summary" lang="${text.language}">${text.summary}</p>
<p class="tools"><button id="print">Print this article</button> <a href="/article/${text.id}.pdf" download>Download as PDF</a>
<a href="/article/${text.id}.pdf?inline">Show as PDF</a>
<a href="/article/${text.id}" target="_blank">Open in a new tab</a> <button id="window">Open in a small window</button>
<button id="cite">Copy the citation</button></p>
${written(text)}`;
  return journalPage({ title: text.title, language: text.language, main });
}

function pdf(text: Text, inline: boolean): Answer {
  const disposition = `${inline ? 'inline' : 'attachment'}; filename="${text.id}.pdf"`;
  return answer('application/pdf', pdfOf(text.title, text.paragraphs), { 'content-disposition': disposition });
}

const film = (): Answer =>
  journalPage({
    title: 'Film: an hour of tide in a minute',
    main: html`<iframe title="Film player" src="https://${hosts.media}/player" width="640" height="470" allow="fullscreen"></iframe>`,
  });

function letters(exchange: Exchange): Answer {
  if (exchange.method === 'POST') {
    const words = (formOf(exchange).get('letter') ?? '').split(/\s+/).filter((word) => word !== '').length;
    return journalPage({
      title: 'Thank you for your letter',
      main: html`<p>We read ${words} words of it already.</p>`,
    });
  }
  const main = html`<form method="post" id="letter" autocomplete="off"><p><label for="name">Your name</label><input id="name" name="name"></p>
<p><label for="text">Your letter</label><textarea id="text" name="letter" rows="8"></textarea></p>
<p><label for="file">A picture, if you like</label><input id="file" name="file" type="file"></p><p><button>Send</button></p></form>`;
  return journalPage({ title: 'Letters to the editor', main });
}

function members({ headers }: Exchange): Answer {
  const expected = `Basic ${Buffer.from(`${member.name}:${member.password}`).toString('base64')}`;
  if (headers.authorization === expected)
    return journalPage({
      title: 'Members',
      main: html`<p>You are signed in. The next issue is here a week early.</p>`,
    });
  const refusal = journalPage({ title: 'Please sign in', main: html`<p>This part is for members.</p>` }, 401);
  return {
    ...refusal,
    headers: { ...refusal.headers, 'www-authenticate': 'Basic realm="Tidewater members", charset="UTF-8"' },
  };
}

const partners = (): Answer =>
  journalPage({
    title: 'Partners',
    main: html`<p>Our readers are counted by Wayfarer Metrics, whose page is below. A station does not show it.</p>
<iframe title="Wayfarer Metrics" src="https://${hosts.metrics}/" width="640" height="240"></iframe>`,
  });

function at(texts: readonly Text[], exchange: Exchange): Answer | null {
  const { pathname, searchParams } = exchange.url;
  const asked = /^\/article\/([a-z0-9-]+)(\.pdf)?$/.exec(pathname);
  const text = texts.find(({ id }) => id === asked?.[1]);
  if (text) return asked?.[2] ? pdf(text, searchParams.has('inline')) : article(text);
  if (pathname === '/') return home(texts);
  if (pathname === '/film') return film();
  if (pathname === '/letters') return letters(exchange);
  if (pathname === '/members') return members(exchange);
  if (pathname === '/partners') return partners();
  return pathname === '/go' ? sendOn(exchange.url) : null;
}

const consent = 'tidewater-visitor=1; Path=/; Max-Age=31536000; Secure; SameSite=Lax';

/** @param scripts by name, as `/script/NAME` serves them */
export function journalsSite(scripts: ReadonlyMap<string, string>): Site {
  const texts = textsIn(fileURLToPath(new URL('./texts', import.meta.url)));
  const files = filesIn(fileURLToPath(new URL('./files', import.meta.url)));
  return (exchange) => {
    const { pathname } = exchange.url;
    if (!isSecure(exchange)) return redirect(`https://${exchange.url.host}${pathname}`, 301);
    const script = scripts.get(pathname.replace('/script/', ''));
    if (script !== undefined) return answer('text/javascript; charset=utf-8', script);
    const found = files.get(pathname) ?? at(texts, exchange);
    return found && pathname === '/' ? { ...found, headers: { ...found.headers, 'set-cookie': consent } } : found;
  };
}
