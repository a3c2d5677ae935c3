// Host names and the patterns that cover them: one canonical form, and a match on the borders between labels.
import { parseAddress } from './web-address.ts';

/** `below`: covers every name under it, and not the name itself. */
export interface HostPattern {
  readonly name: string;
  readonly below: boolean;
}

/** Characters that would make a host name something else inside an address; an IPv6 address keeps its colons in brackets. */
const notPartOfName = /[/\\?#@:\s%]/;
const bracketed = /^\[[0-9a-fA-F:.]+\]$/;

/** Names are compared without the dot at the end, which means the same place (RFC 1034, 3.1). null: a label is empty. */
function withoutFinalDot(hostname: string): string | null {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  return name.split('.').includes('') ? null : name;
}

/** The host of a parsed address, in lower-case ASCII; null when it has none, or none that can be compared. */
export const hostOf = (url: URL): string | null => withoutFinalDot(url.hostname);

/**
 * The one form of a host as browsers see it: lower case, ASCII (UTS 46), numbers as an address of four parts.
 * null: not a host.
 */
export function canonicalHost(text: string): string | null {
  if (notPartOfName.test(text) && !bracketed.test(text)) return null;
  const url = parseAddress(`https://${text}/`);
  return url === null ? null : hostOf(url);
}

/** Of a canonical host: is it an address in numbers rather than a name? */
export const isNumericHost = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);

/** `www.example.org`, or `*.example.org` for all names below it. null: neither. */
export function readHostPattern(text: string): HostPattern | null {
  const below = text.startsWith('*.');
  const name = canonicalHost(below ? text.slice(2) : text);
  return name === null || (below && isNumericHost(name)) ? null : { name, below };
}

/** @param host canonical, as `hostOf` gives it */
export const hostFits = (pattern: HostPattern, host: string): boolean =>
  pattern.below ? host.endsWith(`.${pattern.name}`) : host === pattern.name;
