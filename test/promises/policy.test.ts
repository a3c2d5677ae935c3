// What the policy file promises: it is taken whole or not at all, and whoever wrote it learns where it is wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileRules, judge } from '../../app/policy/navigation.ts';
import { isPublicSuffix } from '../../app/policy/public-suffix.ts';
import { type PolicyRead, readPolicy } from '../../contract/policy-file.ts';
import { SessionPolicy } from '../../contract/session-link.ts';
import { type Data, goodPolicies, pinLine } from '../support/policy/good-policies.ts';
import { whatIsWrong } from '../support/policy/invariants.ts';

const read = (data: unknown): PolicyRead =>
  readPolicy(stringify(data, { aliasDuplicateObjects: false }), isPublicSuffix);

const keysRefused = (result: PolicyRead): string[] => (result.ok ? [] : result.faults.map((fault) => fault.key));

type Path = readonly (string | number)[];

/** A copy of the data in which one place holds something else; undefined takes it away. */
function changed(data: Data, path: Path, value: unknown): Data {
  const copy = structuredClone(data);
  const last = path.at(-1) ?? '';
  const group = path.slice(0, -1).reduce<Data>((inner, step) => inner[step] as Data, copy);
  if (value === undefined) delete group[last];
  else group[last] = value;
  return copy;
}

const written = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);

const [full = {}, lookup = {}] = goodPolicies;

const notText = [5, true, ['a'], { a: 1 }];
const notName = [...notText.slice(0, 3), '', '   ', 'x'.repeat(121), 'a\nb', 'a\u202eb', 'a\u0000b'];
const notNames = [...notName, {}, { fr: 'A' }, { en: '' }, { en: 5 }, { en: 'A', fr: 'B' }];
const notNumber = ['5', true, null, [60], { a: 1 }, 60.5, -60, 1e300, Number.NaN, Number.POSITIVE_INFINITY];
const notYesOrNo = ['yes', 'true', 1, 0, null, [true]];
const notWeb = [
  ...notText,
  '',
  'x',
  'ftp://a.example/',
  'file:///etc/passwd',
  'javascript:x',
  'https://u@a.example/',
  'https://',
];
const notPath = [...notText, '', 'x', '/', 'etc/lethe', '/etc/', '/etc//ca', '/etc/../ca', '/etc/.', '/a\nb', '~/ca'];
const notHost = [
  ...notText,
  '',
  '*',
  '*.com',
  '*.co.uk',
  '*.github.io',
  'a..b',
  'a/b',
  'a:80',
  'https://a.example/',
  '127.1',
  '-a.example',
  'a b',
];
const outside = (...numbers: number[]): unknown[] => [...notNumber, ...numbers];

/** Each setting with values that it must never take. */
const never: readonly (readonly [Path, readonly unknown[]])[] = [
  [['version'], [0, 2, '1', 1.5, true, [1]]],
  [['kind'], ['', 'kiosk', 'Open-Access', 'open access', 'open-access ', ...notText]],
  [['place'], notName],
  [['name'], notName],
  [['languages'], [[], 'en', {}, Array(9).fill('en')]],
  [
    ['languages', 1],
    ['fr', 'EN', '', 5, null, ['en'], 'es'],
  ],
  [
    ['home'],
    [
      ...notWeb,
      'Library',
      'https://elsewhere.example/',
      'http://catalogue.harbour.example/',
      'https://members.tide.example/',
    ],
  ],
  [['resources'], [[], 'x', {}, 5]],
  [
    ['resources', 0],
    ['x', 5, null, []],
  ],
  [
    ['resources', 0, 'id'],
    [...notText, '', 'A', '-a', 'a b', 'a_b', 'x'.repeat(64)],
  ],
  [['resources', 1, 'id'], ['catalogue']],
  [['resources', 0, 'title'], notNames],
  [['resources', 0, 'about'], notNames],
  [
    ['resources', 0, 'kind'],
    ['', 'book', 'Catalogue', 5, null],
  ],
  [['resources', 0, 'url'], notWeb],
  [
    ['resources', 0, 'search'],
    [...notWeb, 'https://catalogue.harbour.example/', 'https://elsewhere.example/{words}', 'https://{words}/'],
  ],
  [
    ['resources', 0, 'hosts'],
    ['a.example', {}, Array(201).fill('a.example')],
  ],
  [['resources', 0, 'hosts', 0], notHost],
  [['resources', 0, 'ours'], notYesOrNo],
  [['resources', 0, 'walkIn'], notYesOrNo],
  [['timers'], ['x', 5, []]],
  [['timers', 'idleSeconds'], outside(0, 29, 3601)],
  [['timers', 'warningSeconds'], outside(0, 19, 301, 300)],
  [
    ['timers', 'limitMinutes'],
    [...outside(0, 4, 721), 'never', 'None', ''],
  ],
  [['timers', 'extendMinutes'], outside(121)],
  [['timers', 'extendTimes'], outside(21)],
  [['timers', 'receiptSeconds'], outside(0, 4, 121)],
  [
    ['timers', 'renewAt'],
    ['', '4:30', '24:00', '04:60', '04:30:00', 430, true, [4, 30]],
  ],
  [['network'], ['x', 5, []]],
  [
    ['network', 'local'],
    ['a.example', {}, Array(51).fill('a.example')],
  ],
  [['network', 'local', 0], notHost],
  [
    ['network', 'parts'],
    ['', 'all', 'Public', true, 5],
  ],
  [['staff'], ['x', 5, []]],
  [
    ['staff', 'pin'],
    [...notText, '', '2468', pinLine.slice(0, -1), `${pinLine}=`.repeat(2), pinLine.replace('65536', '1048576')],
  ],
  [['session'], ['x', 5, []]],
  [['session', 'memoryMegabytes'], outside(0, 127, 16385)],
  [['server'], ['x', 5, []]],
  [
    ['server', 'url'],
    [
      ...notWeb,
      'http://lethe.example',
      'https://lethe.example/reports',
      'https://lethe.example/?a',
      'https://lethe.example/#a',
    ],
  ],
  [['server', 'ca'], notPath],
  [['server', 'token'], notPath],
  [
    ['server', 'spool'],
    ['', 'none', 'Disk', true, 5],
  ],
  [
    ['server', 'policyKeys'],
    [
      '',
      {},
      [5],
      ['x'],
      [`ed25519:${'A'.repeat(42)}`],
      [`rsa:${'A'.repeat(43)}`],
      Array(5).fill(`ed25519:${'A'.repeat(43)}`),
    ],
  ],
  [['statistics'], ['x', 5, []]],
  [['statistics', 'visits'], notYesOrNo],
  [
    ['statistics', 'epsilon'],
    ['0.5', true, [0.5], 0, 0.09, 2.1, -1, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
  ],
  [['containment'], ['', 'none', 'Bubblewrap', true, 5]],
];

const cases = never.flatMap(([path, values]) =>
  values.map((value) => ({ path, value, shown: JSON.stringify(value)?.slice(0, 40) })),
);

describe('A policy with a setting out of its bounds is refused, at the key that is wrong.', () => {
  it('and without one it is taken', () => {
    expect(goodPolicies.map((data) => read(data).ok)).toEqual([true, true, true]);
    expect(goodPolicies.flatMap(whatIsWrong)).toEqual([]);
  });

  it.each(cases)('$path: $shown', ({ path, value }) => {
    const keys = keysRefused(read(changed(full, path, value)));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every((key) => key.startsWith(written(path)))).toBe(true);
  });

  it.each(['version', 'kind', 'place', 'name', 'resources'])('%s can’t be left out', (key) => {
    expect(keysRefused(read(changed(full, [key], undefined)))).toEqual([key]);
  });

  it.each(['id', 'title', 'url'])('%s of a resource can’t be left out', (key) => {
    expect(keysRefused(read(changed(full, ['resources', 1, key], undefined)))).toEqual([`resources[1].${key}`]);
  });

  it('quick lookup can’t open on the list of resources', () => {
    expect(keysRefused(read(changed(lookup, ['home'], 'library')))).toEqual(['home']);
    expect(keysRefused(read(changed(lookup, ['home'], undefined)))).toEqual(['home']);
  });
});

describe('A key that nobody knows is refused, at every level.', () => {
  const levels: readonly Path[] = [
    [],
    ['resources', 0],
    ['resources', 0, 'title'],
    ['timers'],
    ['network'],
    ['staff'],
    ['session'],
    ['server'],
    ['statistics'],
  ];
  const keys = ['colour', 'Kind', 'constructor', 'prototype', 'toString', '0', 'idle'];

  it.each(levels.flatMap((level) => keys.map((key) => [...level, key])))('%s %s %s %s', (...path) => {
    const places = path.filter((step) => step !== undefined);
    expect(read(changed(full, places, 1)).ok).toBe(false);
  });

  it.each(levels.map((level) => [written(level) || 'the policy', level] as const))(
    '__proto__ in %s',
    (_name, level) => {
      const marked = JSON.stringify(changed(full, [...level, 'marked'], { polluted: 1 })).replace(
        '"marked"',
        '"__proto__"',
      );
      const result = readPolicy(marked, isPublicSuffix);
      expect(result.ok).toBe(false);
      expect(keysRefused(result)).toEqual([written([...level, '__proto__'])]);
    },
  );
});

describe('The policies that come with Lethe are good ones.', () => {
  const folder = new URL('../../resources/policy/', import.meta.url);
  const files = readdirSync(folder);

  it('one for each kind of station', () => {
    expect(files.sort()).toEqual(['open-access.yaml', 'quick-lookup.yaml']);
  });

  it.each(files)('%s is taken, and its first page is let through', (file) => {
    const result = readPolicy(readFileSync(new URL(file, folder), 'utf8'), isPublicSuffix);
    expect(result).toMatchObject({ ok: true, policy: { kind: file.replace('.yaml', '') } });
    if (!result.ok) return;
    const { policy } = result;
    const rules = compileRules(SessionPolicy.parse(policy));
    const first = policy.home === 'library' ? 'lethe://tab/home' : policy.home;
    expect(judge({ url: first, frame: 'top', initiator: 'page', method: 'GET' }, rules)).toEqual({ allow: true });
  });
});
