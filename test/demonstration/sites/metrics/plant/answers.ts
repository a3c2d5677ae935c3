// What the server sends so that a canary gets into a browser by way of HTTP: cookies, cached bodies, headers, scripts.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { CanaryClass } from '../../../../support/canary/placements.ts';
import { type Answer, answer, type Exchange } from '../../../exchange.ts';
import { html } from '../../../html.ts';

export type Kept = Readonly<Record<CanaryClass, string>>;

const long = { 'cache-control': 'max-age=31536000, immutable' };
const year = 'Max-Age=31536000';

const javascript = (text: string, headers: Answer['headers'] = long): Answer =>
  answer('text/javascript; charset=utf-8', text, headers);

const cookies = (kept: Kept): Answer =>
  answer('text/plain', '', {
    'cache-control': 'no-store',
    'set-cookie': [
      `persistent=${kept['cookie-persistent']}; Path=/; Secure; HttpOnly; ${year}`,
      `session=${kept['cookie-session']}; Path=/; Secure; HttpOnly`,
      `__Host-partitioned=${kept['cookie-partitioned']}; Path=/; Secure; SameSite=None; Partitioned; ${year}`,
    ],
  });

/** Big enough that V8 keeps compiled code for it, and executed twice by the page. */
function largeScript(kept: Kept): string {
  const functions = Array.from({ length: 2000 }, (_, index) => `function f${index}(a) { return a * ${index} + 1; }`);
  const calls = Array.from({ length: 2000 }, (_, index) => `s += f${index}(s % 7);`);
  return `${functions.join('\n')}\n(function () { let s = 1; ${calls.join('')} self.ran = '${kept['code-script']}' + s; })();\n`;
}

/** An empty WebAssembly module (core specification, 5.5.2) with the canary in a custom section. */
function wasm(kept: Kept): Buffer {
  const text = Buffer.from(kept['code-wasm']);
  const name = Buffer.from('note');
  const section = Buffer.concat([Buffer.from([name.length]), name, text]);
  return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, section.length]), section]);
}

const serviceWorker = (kept: Kept): string =>
  `// ${kept['worker-script']}\nself.addEventListener('install', () => self.skipWaiting());\nself.addEventListener('fetch', () => {});\n`;

const image = (text: string): Buffer =>
  Buffer.from(html`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>${text}</title></svg>`.html);

function basic(kept: Kept, { headers }: Exchange): Answer {
  const expected = Buffer.from(`${kept['basic-name']}:${kept['basic-password']}`).toString('base64');
  if (headers.authorization === `Basic ${expected}`) return answer('text/plain', 'signed in');
  return { ...answer('text/plain', '', { 'www-authenticate': 'Basic realm="Wayfarer"' }), status: 401 };
}

/** On a host of the canary's own, so that the browser keeps the host name by itself. */
export const hostAnswer = (kept: Kept): Answer =>
  answer('text/plain', '', {
    'access-control-allow-origin': '*',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'alt-svc': `h3="${kept['alt-svc']}.wayfarer.example:443"; ma=86400`,
    'report-to': JSON.stringify({
      group: 'kept',
      max_age: 86400,
      endpoints: [{ url: `https://reports.wayfarer.example/${kept['report-to']}` }],
    }),
    nel: JSON.stringify({ report_to: 'kept', max_age: 86400, success_fraction: 1 }),
  });

const text = 'text/plain; charset=utf-8';

/** By the last part of the path, `/plant/SLOT/NAME`. */
export const plantAnswers: Readonly<Record<string, (kept: Kept, exchange: Exchange) => Answer>> = {
  cookies,
  host: hostAnswer,
  html: (kept) =>
    answer('text/html; charset=utf-8', `<!doctype html><title>Kept</title><p>${kept['http-html']}</p>`, long),
  script: (kept) => javascript(`self.kept = '${kept['http-script']}';`),
  image: (kept) => answer('image/svg+xml', image(kept['http-image']), long),
  etag: (kept) => answer(text, 'kept', { 'cache-control': 'no-cache', etag: `"${kept['http-etag']}"` }),
  'no-store': (kept) => answer(text, kept['http-no-store'], { 'cache-control': 'no-store' }),
  gzip: (kept) => answer(text, gzipSync(kept['http-gzip']), { ...long, 'content-encoding': 'gzip' }),
  brotli: (kept) => answer(text, brotliCompressSync(kept['http-brotli']), { ...long, 'content-encoding': 'br' }),
  large: (kept) => javascript(largeScript(kept)),
  wasm: (kept) => answer('application/wasm', wasm(kept), long),
  worker: (kept) => javascript(serviceWorker(kept), { 'service-worker-allowed': '/plant/' }),
  icon: (kept) => answer('image/svg+xml', image(kept.favicon), long),
  basic,
};
