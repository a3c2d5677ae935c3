// Where a webhook may not go: to this machine itself, or to what hands out secrets to any machine that asks. Pure.
import { BlockList, isIP } from 'node:net';

/**
 * Whoever may set a webhook could otherwise make this server ask things of its own machine, or of a cloud's metadata service.
 * Private networks are allowed: a library's own receiver usually stands in one. RFC 6890 lists the blocks.
 */
const refused = new BlockList();
const four: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // Metadata of one cloud, within the block of carriers' networks.
  ['100.100.100.200', 32],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const six: readonly (readonly [string, number])[] = [
  ['::', 127],
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
  ['ff00::', 8],
];
for (const [net, bits] of four) refused.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of six) refused.addSubnet(net, bits, 'ipv6');

/** Addresses of IPv4 in the clothes of IPv6: mapped, translated (RFC 6052), 6to4. */
function innerFour(address: string): string | null {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const groups = canonical.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const [head = [], tail = []] = groups;
  const missing = groups.length === 2 ? 8 - head.length - tail.length : 0;
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail].map((group) =>
    Number.parseInt(group, 16),
  );
  const dotted = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const front = all.slice(0, 6).join(',');
  const carries = ['0,0,0,0,0,65535', '0,0,0,0,0,0', `${0x64},${0xff9b},0,0,0,0`].includes(front);
  if (carries) return dotted(all[6] ?? 0, all[7] ?? 0);
  return all[0] === 0x2002 ? dotted(all[1] ?? 0, all[2] ?? 0) : null;
}

/** @param address as the resolver gave it; what is no address is not allowed */
export function mayGoTo(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  if (family === 4) return !refused.check(bare, 'ipv4');
  if (refused.check(bare, 'ipv6')) return false;
  const inner = innerFour(bare);
  return inner === null || !refused.check(inner, 'ipv4');
}

/** What can be said of a host before it is looked up. */
export function mayBeHost(hostname: string): boolean {
  const bare = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (isIP(bare) !== 0) return mayGoTo(bare);
  return bare !== 'localhost' && !bare.endsWith('.localhost');
}
