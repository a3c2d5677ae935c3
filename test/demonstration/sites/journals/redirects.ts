// Every way in which a page can send its reader somewhere else, for tests of the gate: /go?to=ADDRESS&by=WAY.
import { type Answer, page, redirect } from '../../exchange.ts';
import { type Html, html } from '../../html.ts';

/** JSON is JavaScript, but for an end tag of a script, which no HTML text may hold. */
const script = (code: (to: string) => string, to: string): Html => {
  const literal = JSON.stringify(to).replace(/</g, '\\u003c');
  return { html: `<script>${code(literal)}</script>` };
};

const leaving = (head: Html, body: Html = html``): Answer =>
  page({
    title: 'You are being sent on',
    head,
    body: html`<body><main><h1>You are being sent on</h1>${body}</main></body>`,
  });

const button = (method: string, to: string): Html => html`<form id="on" method="${method}" action="${to}">
<input type="hidden" name="from" value="journals"><button>Go on</button></form>`;

const submit = (method: string, to: string): Answer =>
  leaving(html``, html`${button(method, to)}${script(() => 'document.forms[0].submit()', to)}`);

const ways: Readonly<Record<string, (to: string) => Answer>> = {
  refresh: (to) => leaving(html`<meta http-equiv="refresh" content="0; url=${to}">`),
  header: (to) => ({
    ...leaving(html``),
    headers: { 'content-type': 'text/html; charset=utf-8', refresh: `0; url=${to}` },
  }),
  assign: (to) => leaving(script((at) => `location.assign(${at})`, to)),
  replace: (to) => leaving(script((at) => `location.replace(${at})`, to)),
  href: (to) => leaving(script((at) => `location.href = ${at}`, to)),
  open: (to) => leaving(script((at) => `window.open(${at})`, to)),
  named: (to) => leaving(script((at) => `window.open(${at}, 'other', 'width=300,height=300')`, to)),
  top: (to) => leaving(script((at) => `window.top.location = ${at}`, to)),
  post: (to) => submit('post', to),
  get: (to) => submit('get', to),
  frame: (to) => leaving(html``, html`<iframe title="Elsewhere" src="${to}"></iframe>`),
  object: (to) => leaving(html``, html`<object data="${to}" type="text/html"></object>`),
  link: (to) => leaving(html``, html`<a id="on" href="${to}">Go on</a>`),
  blank: (to) => leaving(html``, html`<a id="on" target="_blank" rel="opener" href="${to}">Go on</a>`),
  button: (to) => leaving(html``, button('get', to)),
};

const statuses = new Set([301, 302, 303, 307, 308]);

/** The names that `by` takes; without one, the reader is sent on by a 302. */
export const redirectWays: readonly string[] = [...[...statuses].map(String), ...Object.keys(ways)];

export function sendOn(url: URL): Answer {
  const [to, by] = [url.searchParams.get('to') ?? '/', url.searchParams.get('by') ?? '302'];
  const status = Number(by);
  if (statuses.has(status)) return redirect(to, status);
  return ways[by]?.(to) ?? redirect('/');
}
