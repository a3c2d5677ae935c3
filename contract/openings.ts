// What the resources of a policy open: for a host, the resources that speak of it, the most exact first.
import { type HostPattern, hostOf, readHostPattern } from './hosts.ts';
import { parseAddress } from './web-address.ts';

/** What is needed of a resource; `Resource` in policy.ts has it. */
export interface OpenedResource {
  readonly url: string;
  readonly hosts?: readonly string[] | undefined;
  readonly walkIn: boolean;
}

export interface Opening<Resource extends OpenedResource> {
  readonly resource: Resource;
  /** The resource itself starts with http, so its hosts may be read without encryption. */
  readonly insecure: boolean;
  /** The port in the resource’s address, allowed besides the usual one; empty when it names none. */
  readonly port: string;
}

type ByName<Resource extends OpenedResource> = ReadonlyMap<string, readonly Opening<Resource>[]>;

export interface Openings<Resource extends OpenedResource> {
  readonly exact: ByName<Resource>;
  readonly below: ByName<Resource>;
}

function patternsOf(resource: OpenedResource, url: URL): HostPattern[] {
  const start = hostOf(url);
  const listed = (resource.hosts ?? []).map(readHostPattern).filter((pattern) => pattern !== null);
  return start === null ? listed : [{ name: start, below: false }, ...listed];
}

/** Indexed by name, since a list may hold thousands of hosts and every part of every page asks. */
export function openingsOf<Resource extends OpenedResource>(resources: readonly Resource[]): Openings<Resource> {
  const exact = new Map<string, Opening<Resource>[]>();
  const below = new Map<string, Opening<Resource>[]>();
  for (const resource of resources) {
    const url = parseAddress(resource.url);
    if (url === null) continue;
    const opening = { resource, insecure: url.protocol === 'http:', port: url.port };
    for (const pattern of patternsOf(resource, url)) {
      const index = pattern.below ? below : exact;
      const there = index.get(pattern.name);
      if (there === undefined) index.set(pattern.name, [opening]);
      else if (there.at(-1) !== opening) there.push(opening);
    }
  }
  return { exact, below };
}

/** The openings of the most exact pattern: a name before `*.` above it, a longer `*.` before a shorter one. */
export function openingsFor<Resource extends OpenedResource>(
  openings: Openings<Resource>,
  host: string,
): readonly Opening<Resource>[] {
  const exact = openings.exact.get(host);
  if (exact !== undefined) return exact;
  const labels = host.split('.');
  for (let skipped = 1; skipped < labels.length; skipped += 1) {
    const found = openings.below.get(labels.slice(skipped).join('.'));
    if (found !== undefined) return found;
  }
  return [];
}

const secure = new Set(['https:', 'wss:']);

/** Does this opening take the address’s scheme and port? Its host is known to fit. */
export const admits = (opening: Opening<OpenedResource>, url: URL): boolean =>
  (opening.insecure || secure.has(url.protocol)) && (url.port === '' || url.port === opening.port);
