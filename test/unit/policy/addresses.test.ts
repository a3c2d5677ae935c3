// Which addresses and names lie inside: first and last of each range, its neighbours, and every disguise.
import { describe, expect, it } from 'vitest';
import { isLocalAddress, isLocalHost, isLocalName } from '../../../app/policy/addresses.ts';

/** The first and last address of a range, and the two beside it that are public. null: that neighbour is no public one. */
const ranges: readonly (readonly [first: string, last: string, before: string | null, after: string | null])[] = [
  ['0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', null],
];

describe('IPv4', () => {
  it.each(ranges)('takes %s to %s for local, and not the neighbours', (first, last, before, after) => {
    expect([first, last].map(isLocalAddress)).toEqual([true, true]);
    expect([before, after].filter((address) => address !== null).some(isLocalAddress)).toBe(false);
  });

  it.each(ranges)('sees %s to %s inside IPv6 addresses that carry them', (first, last, before, after) => {
    const carried = (address: string): string[] => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
      return [`::ffff:${address}`, `::ffff:${high}:${low}`, `64:ff9b::${address}`, `2002:${high}:${low}::1`];
    };
    expect([first, last].flatMap(carried).every(isLocalAddress)).toBe(true);
    const neighbours = [before, after].filter((address) => address !== null);
    expect(neighbours.flatMap(carried).some(isLocalAddress)).toBe(false);
  });
});

describe('IPv6', () => {
  it.each([
    '::',
    '::1',
    '[::1]',
    '::2',
    '::127.0.0.1',
    '::8.8.8.8',
    '64:ff9b:1::1',
    '100::1',
    '1fff::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:2::1',
    '2001:10::1',
    '2001:1ff:ffff:ffff::1',
    '2001:db8::1',
    '3fff::1',
    '3fff:fff:ffff::1',
    '4000::1',
    'fc00::1',
    'fd00::1',
    'fdff:ffff::1',
    'fe80::1',
    'fe80::1%eth0',
    '[fe80::1%25eth0]',
    'fec0::1',
    'ff02::fb',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ])('takes %s for local', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });

  it.each([
    '2000::1',
    '2001:200::1',
    '2001:db7:ffff::1',
    '2001:db9::1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81c::200e',
    '3ffe:ffff::1',
    '64:ff9b::8.8.8.8',
    '::ffff:8.8.8.8',
  ])('takes %s for public', (address) => {
    expect(isLocalAddress(address)).toBe(false);
  });
});

describe('what can’t be read', () => {
  it.each([
    '',
    ' ',
    'x',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3.-4',
    '1.2.3.4 ',
    '0x7f.0.0.1',
    ':',
    ':::',
    '1::2::3',
    '[',
    'example.org',
  ])('counts as local: %j', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });
});

describe('names', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'printer',
    'printer.local',
    'printer.local.',
    'x.y.internal',
    'router.lan',
    'x.home.arpa',
    'home.arpa',
    'x.home',
    'x.corp',
    'x.intranet',
    'x.private',
    'x.localdomain',
    '',
  ])('takes %j for local', (name) => {
    expect(isLocalName(name)).toBe(true);
  });

  it.each([
    'example.org',
    'local.example.org',
    'localhost.example',
    'xlocal.example',
    'arpa.example',
    'x.arpa',
    'home.example.lanx',
  ])('takes %j for public', (name) => {
    expect(isLocalName(name)).toBe(false);
  });

  it('are told from numbers', () => {
    expect(['[::1]', '10.0.0.1', 'nas', '[2606:4700::1]', '8.8.8.8', 'example.org'].map(isLocalHost)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
