// The third party: a site that other sites let in, that plants everything it can and recognises whom it can.
import { fileURLToPath } from 'node:url';
import { answer, page, type Site } from '../../exchange.ts';
import { filesIn } from '../../files.ts';
import { html } from '../../html.ts';

const visitor = 'wayfarer=seen; Path=/; Secure; SameSite=None; Max-Age=31536000';

const front = page({
  title: 'Wayfarer Metrics',
  body: html`<body><main><h1>Wayfarer Metrics</h1><p>We count readers for journals. <a href="/plant">What we leave behind</a>,
<a href="/track?arrived=plain">whether we have met</a>.</p></main></body>`,
});

export function metricsSite(scripts: ReadonlyMap<string, string>): Site {
  const files = filesIn(fileURLToPath(new URL('./files', import.meta.url)));
  const pixel = files.get('/pixel.svg');
  return ({ url: { pathname } }) => {
    if (pathname === '/') return front;
    if (pathname === '/pixel.svg' && pixel) return { ...pixel, headers: { ...pixel.headers, 'set-cookie': visitor } };
    if (pathname === '/seen')
      return answer('text/plain', '', { 'access-control-allow-origin': '*', 'set-cookie': visitor });
    const script = scripts.get(/^\/script\/(.+)$/.exec(pathname)?.[1] ?? '');
    return script === undefined ? (files.get(pathname) ?? null) : answer('text/javascript; charset=utf-8', script);
  };
}
