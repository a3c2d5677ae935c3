// Judges answers as they arrive: where they came from, since a name may have changed between the look-up and the connection
// (DNS rebinding), and how they may be shown.
import type { OnHeadersReceivedListenerDetails, Session } from 'electron';
import { parseAddress } from '../../contract/web-address.ts';
import { isLocalAddress } from '../policy/addresses.ts';
import { mayPointInward, type Rules } from '../policy/navigation.ts';

/** Electron tells the address that answered and leaves it out of its types; a page of ours or a cached one has none. */
type Arrival = OnHeadersReceivedListenerDetails & { readonly ip?: string };

/** Pure: whether an answer for this address came from inside without leave. */
export function cameFromInside(url: string, ip: string | undefined, rules: Rules): boolean {
  const host = parseAddress(url)?.hostname;
  return ip !== undefined && host !== undefined && isLocalAddress(ip) && !mayPointInward(rules, host);
}

type Headers = Readonly<Record<string, string[]>>;

const nameIn = (headers: Headers, name: string): string =>
  Object.keys(headers).find((key) => key.toLowerCase() === name) ?? name;

/** No film in a window of its own: it would lie over the bar. Of two policies in one answer, the later one holds. */
const noFloatingFilms = 'picture-in-picture=()';

/** Pure: the headers of a page with our policy behind its own, and of a document that only a plug-in could show as a download's. */
export function asShownHere(headers: Headers): Record<string, string[]> {
  const policy = nameIn(headers, 'permissions-policy');
  const given = { ...headers, [policy]: [...(headers[policy] ?? []), noFloatingFilms] };
  const type = headers[nameIn(headers, 'content-type')]?.at(-1) ?? '';
  if (!/^\s*application\/pdf\b/i.test(type)) return given;
  return { ...given, [nameIn(headers, 'content-disposition')]: ['attachment'] };
}

const isPage = ({ resourceType }: Arrival): boolean => resourceType === 'mainFrame' || resourceType === 'subFrame';

/**
 * The request has been sent by then; what is kept from the page is the answer.
 * @param refused called for each answer that was dropped
 */
export function guardArrivals(session: Session, rules: () => Rules, refused: (details: Arrival) => void): void {
  session.webRequest.onHeadersReceived((details: Arrival, answer) => {
    const inside = cameFromInside(details.url, details.ip, rules());
    if (inside) answer({ cancel: true });
    else answer(isPage(details) ? { responseHeaders: asShownHere(details.responseHeaders ?? {}) } : {});
    if (inside) refused(details);
  });
}
