// The tracker: a page that asks every API whether it has seen this browser before, and the server's part in asking.
import { randomUUID } from 'node:crypto';
import { type Answer, answer, type Exchange, isSecure, json, page, redirect, type Site } from '../../../exchange.ts';
import { hosts } from '../../../hosts.ts';
import { html } from '../../../html.ts';
import type { Finding } from './findings.ts';

const pinned = { 'strict-transport-security': 'max-age=31536000' };
const plain = 'text/plain; charset=utf-8';

/** Every answer ends its connection, so that the next visit has to make a new one and may take up a TLS session. */
const ending = (given: Answer): Answer => ({ ...given, headers: { ...given.headers, connection: 'close' } });

function trackPage({ url, resumed }: Exchange): Answer {
  const arrival = JSON.stringify({ upgraded: url.searchParams.get('arrived') === 'secure', resumed });
  return page({
    title: 'Have we met?',
    body: html`<body data-arrival="${arrival}"><main><h1>Have we met?</h1><p id="outcome" role="status">Looking.</p></main>
<script src="/track/script/track.js"></script></body>`,
  });
}

function cookie({ headers }: Exchange): Answer {
  const known = /(?:^|; )tracked=([0-9a-f-]{36})/.exec(headers.cookie ?? '')?.[1];
  const value = known ?? randomUUID();
  const kept = json({ value });
  const line = `tracked=${value}; Path=/track; Secure; HttpOnly; SameSite=None; Max-Age=31536000`;
  return { ...kept, headers: { ...kept.headers, 'set-cookie': line } };
}

function etag({ headers }: Exchange): Answer {
  if (headers['if-none-match']) return { status: 304, headers: { etag: headers['if-none-match'] }, body: '' };
  const value = randomUUID();
  return answer(plain, value, { etag: `"${value}"`, 'cache-control': 'no-cache' });
}

/** Never challenges by itself, so that no sign-in is shown; it only reads what the browser sends unasked. */
function signedInAs({ headers }: Exchange): Answer {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  return json({ value: Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || null });
}

function signIn({ headers }: Exchange): Answer {
  if (headers.authorization) return answer(plain, '');
  return { ...answer(plain, '', { 'www-authenticate': 'Basic realm="Wayfarer tracker"' }), status: 401 };
}

const questions: Readonly<Record<string, (exchange: Exchange) => Answer>> = {
  '/track': trackPage,
  '/track/cookie': cookie,
  '/track/etag': etag,
  '/track/cached': () => answer(plain, randomUUID(), { 'cache-control': 'max-age=31536000, immutable' }),
  '/track/auth/seen': signedInAs,
  '/track/auth/sign-in': signIn,
};

export interface Tracker {
  readonly site: Site;
  /** Entered first, at http://pin…/arrive: shows whether the browser remembered to use https. */
  readonly pin: Site;
  readonly findings: Finding[];
}

export function tracker(scripts: ReadonlyMap<string, string>): Tracker {
  const findings: Finding[] = [];
  const site: Site = (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === '/track/findings') {
      findings.push(JSON.parse(exchange.body.toString('utf8')) as Finding);
      return json({ count: findings.length });
    }
    const script = scripts.get(/^\/track\/script\/(.+)$/.exec(pathname)?.[1] ?? '');
    if (script !== undefined) return ending(answer('text/javascript; charset=utf-8', script));
    const asked = questions[pathname];
    return asked ? ending(asked(exchange)) : null;
  };
  const pin: Site = (exchange) => {
    const how = isSecure(exchange) ? 'secure' : 'plain';
    const given =
      exchange.url.pathname === '/arrive'
        ? redirect(`https://${hosts.metrics}/track?arrived=${how}`)
        : answer(plain, '');
    return ending(isSecure(exchange) ? { ...given, headers: { ...given.headers, ...pinned } } : given);
  };
  return { site, pin, findings };
}
