// The gate: may this address be loaded here? Asked for tabs, frames, redirects, new windows, forms and every part of a page.
import { hostOf } from '../../contract/hosts.ts';
import { admits, type Opening, openingsFor } from '../../contract/openings.ts';
import type { Resource } from '../../contract/policy.ts';
import type { TabPage } from '../../contract/tab-page.ts';
import { textIn } from '../../contract/texts.ts';
import { parseAddress } from '../../contract/web-address.ts';
import { isLocalHost } from './addresses.ts';
import { mayPointInward, type Rules } from './hosts.ts';
import { shownHost } from './shown-host.ts';

export { compileRules, inLanguage, mayPointInward, type Rules } from './hosts.ts';

export interface Request {
  readonly url: string;
  /** `top`: the page of a tab. `frame`: a page within a page. `part`: anything else a page loads. */
  readonly frame: 'top' | 'frame' | 'part';
  /** `patron`: pressed in our bar. `ours`: our own code or pages. Everything else, redirects too, is `page`. */
  readonly initiator: 'patron' | 'page' | 'ours';
  readonly method: string;
}

/**
 * A refusal names the page of ours that explains it, with plain values to show. With `upgrade`, the same address over
 * https is allowed and may be loaded instead; who ignores it refuses.
 */
export interface Refusal {
  readonly allow: false;
  readonly page: TabPage;
  readonly values: Readonly<Record<string, string>>;
  readonly upgrade?: string;
}

export type Verdict = { readonly allow: true } | Refusal;

const allowed: Verdict = { allow: true };
const refuse = (page: TabPage, values: Refusal['values'] = {}): Refusal => ({
  allow: false,
  page,
  values,
});

const overHttps = (url: URL): URL => {
  const secured = new URL(url);
  secured.protocol = url.protocol === 'ws:' ? 'wss:' : 'https:';
  return secured;
};

/** An http link to a site that the policy knows by https. A body can’t follow a redirect, so forms are refused. */
function upgradeOf(request: Request, url: URL, openings: readonly Opening<Resource>[]): string | null {
  if (url.protocol !== 'http:' || request.method !== 'GET') return null;
  const secured = overHttps(url);
  return openings.some((opening) => admits(opening, secured)) ? secured.href : null;
}

/** A host that one resource opens stays open when another, for members only, lives on it too. */
function judgeListed(request: Request, url: URL, host: string, rules: Rules): Verdict {
  const found = openingsFor(rules.openings, host);
  const open = found.filter((opening) => opening.resource.walkIn);
  const [members] = found;
  if (members !== undefined && open.length === 0) {
    return refuse('asks', { title: textIn(members.resource.title, rules.language) });
  }
  if (open.some((opening) => admits(opening, url))) return allowed;
  const upgrade = upgradeOf(request, url, open);
  const refusal = refuse('blocked', { host: shownHost(host) });
  return upgrade === null ? refusal : { ...refusal, upgrade };
}

/** A name or password inside an address dresses one host up as another (RFC 3986, 7.6). */
const dressedUp = (url: URL): boolean => url.username !== '' || url.password !== '';

function judgeWeb(request: Request, url: URL, rules: Rules): Verdict {
  if (request.frame !== 'part' && dressedUp(url)) return refuse('kind');
  const host = hostOf(url);
  if (host === null) return refuse('blocked', { host: url.hostname });
  if (isLocalHost(host) && !mayPointInward(rules, host)) return refuse('local', { host: shownHost(host) });
  if (request.frame === 'part' && rules.parts === 'public') return allowed;
  return judgeListed(request, url, host, rules);
}

/** Websites may lead to our home page and to nothing else of ours: no other page of ours can be summoned or framed. */
function judgeOurs(request: Request, url: URL): Verdict {
  if (url.hostname !== 'tab') return refuse('kind');
  if (request.initiator === 'ours') return allowed;
  if (request.frame !== 'top' || request.method !== 'GET') return refuse('kind');
  const home = url.pathname === '/home' && url.search === '' && url.hash === '';
  return request.initiator === 'patron' || home ? allowed : refuse('kind');
}

function judgeEmpty(request: Request, url: URL): Verdict {
  const bare = url.pathname === 'blank' || url.pathname === 'srcdoc';
  if (request.frame === 'frame') return bare ? allowed : refuse('kind');
  return request.frame === 'top' && request.initiator === 'ours' && url.pathname === 'blank' ? allowed : refuse('kind');
}

/** What a page has made itself: as a part always, in a frame when the site that made it may be framed, never as a tab. */
function judgeMade(request: Request, url: URL, rules: Rules): Verdict {
  if (request.frame === 'part') return allowed;
  const maker = parseAddress(url.origin);
  if (request.frame === 'top' || maker === null) return refuse('kind');
  return judgeWeb(request, maker, rules);
}

/** Everything not named here (file, chrome, devtools, view-source, javascript, filesystem, mailto, tel, …) is refused. */
export function judge(request: Request, rules: Rules): Verdict {
  const url = parseAddress(request.url);
  switch (url?.protocol) {
    case 'https:':
    case 'http:':
      return judgeWeb(request, url, rules);
    case 'wss:':
    case 'ws:':
      return request.frame === 'part' ? judgeWeb(request, url, rules) : refuse('kind');
    case 'lethe:':
      return judgeOurs(request, url);
    case 'about:':
      return judgeEmpty(request, url);
    case 'blob:':
      return judgeMade(request, url, rules);
    case 'data:':
      return request.frame === 'part' ? allowed : refuse('kind');
    default:
      return refuse('kind');
  }
}
