// Host names and patterns, and what the resources of a policy open.
import { describe, expect, it } from 'vitest';
import { canonicalHost, hostFits, hostOf, isNumericHost, readHostPattern } from '../../../contract/hosts.ts';
import { admits, openingsFor, openingsOf } from '../../../contract/openings.ts';

describe('canonicalHost', () => {
  it.each([
    ['WWW.Example.ORG', 'www.example.org'],
    ['www.example.org.', 'www.example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['127.1', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['[0:0:0:0:0:0:0:1]', '[::1]'],
  ])('writes %s as %s', (written, canonical) => {
    expect(canonicalHost(written)).toBe(canonical);
  });

  it.each([
    '',
    '.',
    '..',
    'a..b',
    '.a',
    'a b',
    'a/b',
    'a\\b',
    'a?b',
    'a#b',
    'user@a',
    'a:80',
    'a%2fb',
    '::1',
    '[::1',
    '[x]',
    'a\tb',
    '256.1.1.1',
    'a<b',
  ])('refuses %j', (text) => {
    expect(canonicalHost(text)).toBeNull();
  });
});

describe('patterns', () => {
  const fits = (pattern: string, address: string): boolean => {
    const read = readHostPattern(pattern);
    const host = hostOf(new URL(address));
    return read !== null && host !== null && hostFits(read, host);
  };

  it('fit on the borders of labels only', () => {
    expect(fits('*.example.org', 'https://a.example.org/')).toBe(true);
    expect(fits('*.example.org', 'https://a.b.example.org/')).toBe(true);
    expect(fits('*.example.org', 'https://example.org/')).toBe(false);
    expect(fits('*.example.org', 'https://aexample.org/')).toBe(false);
    expect(fits('example.org', 'https://a.example.org/')).toBe(false);
    expect(fits('*.bücher.example', 'https://a.xn--bcher-kva.example/')).toBe(true);
  });

  it('put no wildcard before an address in numbers', () => {
    expect(readHostPattern('*.0.0.1')).toBeNull();
    expect(readHostPattern('*.[::1]')).toBeNull();
    expect(readHostPattern('*.*.example.org')?.name).not.toBe('example.org');
  });

  it('tell names from numbers', () => {
    expect(['1.2.3.4', '[::1]', '1.2.3.4.example', 'a1.2.3.4'].map(isNumericHost)).toEqual([true, true, false, false]);
  });
});

describe('openings', () => {
  const resource = (url: string, hosts: string[] = [], walkIn = true) => ({ url, hosts, walkIn });
  const openings = openingsOf([
    resource('https://a.example/', ['*.a.example']),
    resource('https://deep.b.a.example/', ['*.b.a.example'], false),
    resource('http://a.example:8080/'),
    resource('not an address', ['c.example']),
  ]);

  it('come from the most exact pattern', () => {
    const startsFor = (host: string) => openingsFor(openings, host).map((opening) => opening.resource.url);
    expect(startsFor('a.example')).toEqual(['https://a.example/', 'http://a.example:8080/']);
    expect(startsFor('x.a.example')).toEqual(['https://a.example/']);
    expect(startsFor('x.b.a.example')).toEqual(['https://deep.b.a.example/']);
    expect(startsFor('b.a.example')).toEqual(['https://a.example/']);
    expect(startsFor('deep.b.a.example')).toEqual(['https://deep.b.a.example/']);
    for (const host of ['example', 'c.example', 'xa.example', '']) expect(startsFor(host)).toEqual([]);
  });

  it('admit the scheme and the port of their resource', () => {
    const [secure, plain] = openingsFor(openings, 'a.example');
    const admitted = (opening: typeof secure, addresses: string[]) =>
      addresses.map((address) => opening !== undefined && admits(opening, new URL(address)));
    const addresses = [
      'https://a.example/',
      'http://a.example/',
      'http://a.example:8080/',
      'https://a.example:8443/',
      'wss://a.example/',
      'ws://a.example/',
    ];
    expect(admitted(secure, addresses)).toEqual([true, false, false, false, true, false]);
    expect(admitted(plain, addresses)).toEqual([true, true, true, false, true, true]);
  });
});
