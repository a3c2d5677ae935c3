// Which hosts and addresses a policy may name.
import { describe, expect, it } from 'vitest';
import { isPublicSuffix } from '../../../app/policy/public-suffix.ts';
import { readPolicy } from '../../../contract/policy-file.ts';

const good = `version: 1
kind: open-access
place: Harbour Street Library
name: Reading room 4
resources:
  - id: catalogue
    title: Catalogue
    url: https://catalogue.harbour.example/
`;

/** `line:column key` of each fault. */
function placesOf(text: string): string[] {
  const result = readPolicy(text, isPublicSuffix);
  return result.ok ? [] : result.faults.map(({ line, column, key }) => `${line}:${column} ${key}`);
}

describe('hosts that would open too much', () => {
  it.each([
    '*.com',
    '*.example',
    '*.co.uk',
    '*.github.io',
    '*.k12.ma.us',
    '*.xn--p1ai',
    '*',
    '*.',
    '*.*.example.org',
    'a.*.example.org',
    '*example.org',
  ])('refuses %s', (host) => {
    expect(placesOf(good.concat(`    hosts: ["${host}"]\n`))).toEqual(['9:13 resources[0].hosts[0]']);
    expect(placesOf(good.concat(`network: {local: ["${host}"]}\n`))).toEqual(['9:19 network.local[0]']);
  });

  it.each([
    '',
    ' ',
    'a b',
    'https://a.example',
    'a.example/',
    'a.example:80',
    'user@a.example',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    '*.0.0.1',
    '[::1',
    '::1',
    'a..example',
    '-a.example',
    'a-.example',
    'a_b.example',
    'a%2e.example',
  ])('refuses %j', (host) => {
    expect(placesOf(good.concat(`    hosts: [${JSON.stringify(host)}]\n`))).toEqual(['9:13 resources[0].hosts[0]']);
  });
});

describe('addresses that are none', () => {
  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:,x',
    'ftp://a.example/',
    'catalogue.harbour.example',
    '//a.example/',
    'https://',
    'https://user@a.example/',
    'https://:x@a.example/',
    'lethe://tab/home',
    'https://a..example/',
    '',
  ])('refuses %j as the start of a resource', (url) => {
    expect(placesOf(good.replace('https://catalogue.harbour.example/', JSON.stringify(url)))).toEqual([
      '8:10 resources[0].url',
    ]);
  });
});
