// Which addresses and names lie on this machine or inside the building. Anything that can't be read counts as inside.
import { isNumericHost } from '../../contract/hosts.ts';
import { type Address, inRange, readAddress } from './ip.ts';

type Range = readonly [start: bigint, length: number];

function range(text: string): Range {
  const [start = '', length = ''] = text.split('/');
  return [readAddress(start)?.value ?? 0n, Number(length)];
}

/** IANA’s IPv4 special-purpose registry, without what the public Internet reaches. https://www.iana.org/assignments/iana-ipv4-special-registry */
const localFour = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private (RFC 1918)
  '100.64.0.0/10', // shared by a provider’s customers (RFC 6598)
  '127.0.0.0/8', // this machine
  '169.254.0.0/16', // link-local, and where clouds answer about a machine
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // former 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
].map(range);

/** Only 2000::/3 is given out for the Internet (RFC 4291, 2.4); within it, these are not. */
const publicSix = range('2000::/3');
const localSix = [
  '2001::/23', // protocol assignments: Teredo, benchmarks, ORCHID
  '2001:db8::/32', // documentation
  '3fff::/20', // documentation
].map(range);

/** Ranges whose addresses carry an IPv4 address, and how many bits lie below it. */
const carriers = [
  { range: range('::ffff:0:0/96'), below: 0n }, // mapped (RFC 4291, 2.5.5.2)
  { range: range('64:ff9b::/96'), below: 0n }, // NAT64 (RFC 6052)
  { range: range('2002::/16'), below: 80n }, // 6to4 (RFC 3056)
] as const;

const within = (address: Address, ranges: readonly Range[]): boolean =>
  ranges.some(([start, length]) => inRange(address, start, length));

const isLocalFour = (value: bigint): boolean => within({ bits: 32, value }, localFour);

function isLocalSix(address: Address): boolean {
  const carrier = carriers.find((candidate) => within(address, [candidate.range]));
  if (carrier !== undefined) return isLocalFour((address.value >> carrier.below) & 0xffff_ffffn);
  return !within(address, [publicSix]) || within(address, localSix);
}

/** @param text one address, as a resolver or a parsed URL writes it */
export function isLocalAddress(text: string): boolean {
  const address = readAddress(text);
  if (address === null) return true;
  return address.bits === 32 ? isLocalFour(address.value) : isLocalSix(address);
}

/** Names that no public resolver answers for: RFC 6761, 6762, 8375, ICANN’s .internal, and what routers make up. */
const localEndings = new Set([
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'localdomain',
]);

/** @param host a host name in lower-case ASCII */
export function isLocalName(host: string): boolean {
  const labels = host.replace(/\.+$/, '').toLowerCase().split('.');
  return labels.length < 2 || localEndings.has(labels.at(-1) ?? '') || labels.slice(-2).join('.') === 'home.arpa';
}

/** A host as it stands in an address: a name or numbers. @param host canonical, as `hostOf` gives it */
export const isLocalHost = (host: string): boolean => (isNumericHost(host) ? isLocalAddress(host) : isLocalName(host));
