// A licensed site that has turned against its readers, in the test's own process, so that each attack brings its own pages.
import type { Answer, Exchange, Site } from '../../demonstration/exchange.ts';
import { hostRulesFor, hosts } from '../../demonstration/hosts.ts';
import { type Seen, serve } from '../../demonstration/server.ts';
import { sendOn } from '../../demonstration/sites/journals/redirects.ts';

export const places = {
  /** Listed, reachable, and hostile. */
  hostile: 'licensed.wayfarer.example',
  /** Listed and reachable too, on another site, so that its frames have a process of their own. */
  friend: hosts.soundings,
  /** Reachable, but no resource: pages may load parts from it and nothing else. */
  partsOnly: hosts.metrics,
  /** Neither listed nor reachable by leave of the policy. It would answer. */
  unlisted: hosts.elsewhere,
  /** Listed, but its name leads to this machine, which the policy does not say it may. */
  inward: 'vault.wayfarer.example',
  /** The same, with an address in the local network. */
  inwardTen: 'ten.wayfarer.example',
  /** Looks public when it is looked up, and leads to this machine when it is opened (DNS rebinding). */
  rebinding: 'rebinding.wayfarer.example',
} as const;

export interface HostileSite {
  readonly port: number;
  readonly httpPort: number;
  readonly certificate: string;
  readonly hostRules: string;
  /** What the hostile site answers at this path from now on. */
  put(path: string, answer: Answer | ((exchange: Exchange) => Answer)): string;
  /** The same at another of the hosts, such as the friendly one. */
  putAt(host: string, path: string, answer: Answer): void;
  /** Requests that reached one of our servers under this host, whatever the station meant to happen. */
  asked(host: string): readonly Seen[];
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

export const html = (body: string, head = ''): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Licensed reader</title>${head}</head><body>${body}</body></html>`,
});

export const script = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/javascript', 'service-worker-allowed': '/' },
  body,
});

/** Readable by every site that asks. */
const open = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'access-control-allow-origin': '*' },
  body,
});

/** The first rule that fits wins, and a rule that names a port is no use to a look-up, which names none. */
const ownRules = (port: number): string =>
  [
    `MAP ${places.inwardTen} 10.0.0.1`,
    `MAP ${places.rebinding}:443 127.0.0.1:${port}`,
    `MAP ${places.rebinding} ~NOTFOUND`,
  ].join(', ');

export async function startHostileSite(): Promise<HostileSite> {
  const answers = new Map<string, Answer | ((exchange: Exchange) => Answer)>();
  const guests = new Map<string, Answer>();
  const hostile: Site = (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === '/go') return sendOn(exchange.url);
    const found = answers.get(pathname);
    if (found !== undefined) return typeof found === 'function' ? found(exchange) : found;
    return pathname === '/' ? html('<h1>Licensed reader</h1><p>Read on.</p>') : null;
  };
  const anybody: Site = ({ url }) =>
    guests.get(`${url.hostname}${url.pathname}`) ??
    open(`<!doctype html><title>${url.hostname}</title><h1>${url.hostname} answers</h1>`);
  const served = await serve((host) => (host === places.hostile ? hostile : anybody));
  return {
    port: served.port,
    httpPort: served.httpPort,
    certificate: served.certificate.fingerprint,
    hostRules: `${ownRules(served.port)}, ${hostRulesFor(served)}`,
    put(path, answer) {
      answers.set(path, answer);
      return `https://${places.hostile}${path}`;
    },
    putAt: (host, path, answer) => void guests.set(`${host}${path}`, answer),
    asked: (host) => served.seen.filter((one) => one.host === host),
    get seen() {
      return served.seen;
    },
    close: served.close,
  };
}
