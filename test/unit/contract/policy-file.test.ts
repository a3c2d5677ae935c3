// What a policy file may be, and how its faults are told.
import { describe, expect, it } from 'vitest';
import { isPublicSuffix } from '../../../app/policy/public-suffix.ts';
import { timersOf } from '../../../contract/policy.ts';
import { largestPolicyBytes, type PolicyFault, readPolicy } from '../../../contract/policy-file.ts';

const good = `version: 1
kind: open-access
place: Harbour Street Library
name: Reading room 4
resources:
  - id: catalogue
    title: Catalogue
    url: https://catalogue.harbour.example/
`;

const read = (text: string) => readPolicy(text, isPublicSuffix);

function faultsOf(text: string): readonly PolicyFault[] {
  const result = read(text);
  return result.ok ? [] : result.faults;
}

/** `line:column key` of each fault. */
const placesOf = (text: string): string[] => faultsOf(text).map(({ line, column, key }) => `${line}:${column} ${key}`);

const onlyFault = (text: string): PolicyFault | undefined => {
  const faults = faultsOf(text);
  expect(faults).toHaveLength(1);
  return faults[0];
};

describe('a good file', () => {
  it('is read, with defaults', () => {
    const result = read(good);
    expect(result).toMatchObject({
      ok: true,
      policy: { home: 'library', languages: ['en', 'es'], containment: 'bubblewrap' },
    });
  });

  it('may start with a byte-order mark, end lines with CR LF, and be JSON', () => {
    expect(read(`\ufeff${good}`).ok).toBe(true);
    expect(read(good.replaceAll('\n', '\r\n')).ok).toBe(true);
    const result = read(good);
    expect(result.ok && read(JSON.stringify(result.policy)).ok).toBe(true);
  });

  it('fills the timers in by the kind of station', () => {
    const open = read(good);
    const quick = read(
      good.replace('open-access', 'quick-lookup').concat('home: https://catalogue.harbour.example/\n'),
    );
    expect(open.ok && timersOf(open.policy)).toMatchObject({ idleSeconds: 300, limitMinutes: 60 });
    expect(quick.ok && timersOf(quick.policy)).toMatchObject({ idleSeconds: 120, limitMinutes: null });
    const none = read(`${good}timers: {limitMinutes: none, idleSeconds: 45}\n`);
    expect(none.ok && timersOf(none.policy)).toMatchObject({ idleSeconds: 45, limitMinutes: null });
  });

  it.each([
    'hosts: ["*.harbour.example", bücher.example, 192.0.2.7, "[2001:db8::7]", a-b.example]',
    'search: https://catalogue.harbour.example/search?q={words}',
    'about: {es: Una frase}',
    'walkIn: false',
  ])('may hold a resource with %s', (line) => {
    expect(placesOf(good.concat(`    ${line}\n`))).toEqual([]);
  });
});

describe('a fault', () => {
  it('is placed at the value that is wrong', () => {
    expect(onlyFault(good.replace('open-access', 'openaccess'))).toEqual({
      code: 'POLICY-03',
      line: 2,
      column: 7,
      key: 'kind',
      expected: 'open-access or quick-lookup',
      found: 'the word openaccess',
      remedy: 'For example: kind: open-access',
    });
  });

  it.each(['wipe: [/etc]', 'cleaners: {home: /}', 'protected: []', 'daily: {at: "03:30", paths: [/var/lib/lethe]}'])(
    'is what a policy has that would say what to clean: %s',
    (line) => {
      const fault = onlyFault(`${good}${line}\n`);
      expect(fault?.code).toBe('POLICY-03');
      expect(fault?.remedy).toMatch(/\w/);
    },
  );

  it('is placed at the key that nobody knows, with the one that was probably meant', () => {
    expect(onlyFault(`${good}timers:\n  idleSecond: 300\n`)).toMatchObject({
      line: 10,
      column: 3,
      key: 'timers.idleSecond',
      remedy: 'Did you mean idleSeconds?',
    });
    expect(onlyFault(`${good}idleSeconds: 300\n`)?.remedy).toBe('Move it under timers.');
    expect(onlyFault(`${good}colour: blue\n`)?.remedy).toBe('Remove it, or look it up in docs/policy.md.');
  });

  it('is placed at the group that lacks a key', () => {
    expect(onlyFault(good.replace('    title: Catalogue\n', ''))).toMatchObject({
      line: 6,
      column: 5,
      key: 'resources[0].title',
      found: 'nothing',
    });
    expect(placesOf(good.replace('kind: open-access\n', ''))).toEqual(['1:1 kind']);
    expect(placesOf(`${good}timers:\n  limitMinutes:\n`)).toEqual(['10:3 timers.limitMinutes']);
  });

  it('is placed within a list, and within the language of a text', () => {
    expect(placesOf(`${good}    hosts:\n      - a.example\n      - "*.com"\n`)).toEqual(['11:9 resources[0].hosts[1]']);
    expect(placesOf(good.replace('title: Catalogue', 'title:\n      en: ""'))).toEqual(['8:11 resources[0].title.en']);
    expect(placesOf(good.replace('title: Catalogue', 'title: {en: A, fr: B}'))).toEqual(['7:20 resources[0].title.fr']);
  });

  it('comes with all others, in the order of the file', () => {
    expect(placesOf(`${good.replace('version: 1', 'version: 2')}kidn: 1\ntimers: {idleSeconds: 1}\nhome: 5\n`)).toEqual(
      ['1:10 version', '9:1 kidn', '10:23 timers.idleSeconds', '11:7 home'],
    );
  });

  it.each([
    ['timers: {warningSeconds: yes}', 'the word yes'],
    ['timers: {warningSeconds: 19}', 'the number 19'],
    ['timers: {warningSeconds: true}', 'true'],
    ['timers: {warningSeconds: [1, 2]}', 'a list of 2'],
    ['timers: {warningSeconds: {a: 1}}', 'a group of settings'],
    ['timers: {warningSeconds: null}', 'nothing'],
    ['timers: {warningSeconds: "what somebody wrote here"}', 'a text of 24 characters'],
    ['home: somewhere', 'the word somewhere'],
    ['home: "https://user:secret@catalogue.harbour.example/"', 'a text of 46 characters'],
  ])('in “%s” says that it found %s', (line, found) => {
    expect(onlyFault(`${good}${line}\n`)?.found).toBe(found);
  });

  it.each(['2468', '"2468"', '[2, 4, 6, 8]', '{pin: 2468}', 'scrypt$2468'])(
    'never shows the PIN in staff.pin: %s',
    (pin) => {
      const faults = faultsOf(`${good}staff:\n  pin: ${pin}\n`);
      expect(faults).not.toEqual([]);
      expect(JSON.stringify(faults)).not.toContain('2468');
    },
  );

  it('never shows a text or a key that somebody wrote', () => {
    const text = `${good.replace('Reading room 4', `"${'Secret '.repeat(30)}"`)}"Secret note\\nfor me": 1\n`;
    const faults = faultsOf(text);
    expect(faults).toHaveLength(2);
    expect(JSON.stringify(faults)).not.toMatch(/Secret/);
  });

  it('has a key that is short whatever the file holds', () => {
    const deep = `${good}timers:\n  ${'x'.repeat(5000)}: 1\n`;
    expect(onlyFault(deep)?.key.length).toBeLessThanOrEqual(200);
  });
});

describe('settings that contradict each other', () => {
  it.each([
    ['home: https://elsewhere.example/', '9:7 home'],
    ['home: http://catalogue.harbour.example/', '9:7 home'],
    ['home: https://catalogue.harbour.example:8443/', '9:7 home'],
    ['timers: {idleSeconds: 30}', '9:1 timers.warningSeconds'],
    ['timers: {idleSeconds: 60, warningSeconds: 60}', '9:43 timers.warningSeconds'],
    ['languages: [en, es, en]', '9:21 languages[2]'],
  ])('%s', (line, place) => {
    expect(placesOf(`${good}${line}\n`)).toEqual([place]);
  });

  it('quick lookup opens on an address', () => {
    expect(onlyFault(good.replace('open-access', 'quick-lookup'))).toMatchObject({ key: 'home', found: 'the default' });
  });

  it('a visit never starts where members only may read', () => {
    const members = good.concat('    walkIn: false\n', 'home: https://catalogue.harbour.example/\n');
    expect(placesOf(members)).toEqual(['10:7 home']);
  });

  it('an id names one resource', () => {
    const twice = good.concat('  - {id: catalogue, title: B, url: "https://b.example/"}\n');
    expect(placesOf(twice)).toEqual(['9:10 resources[1].id']);
  });

  it('words that are looked up go to a host that is open', () => {
    const search = (address: string): string[] => placesOf(good.concat(`    search: "${address}"\n`));
    expect(search('https://catalogue.harbour.example/?q={words}')).toEqual([]);
    for (const address of [
      'https://elsewhere.example/?q={words}',
      'https://{words}.harbour.example/',
      'https://{words}/',
      'https://catalogue.harbour.example/?q=',
      'https://catalogue.harbour.example@{words}/',
    ])
      expect(search(address)).toEqual(['9:13 resources[0].search']);
  });
});

describe('texts that are not plain YAML', () => {
  it.each([
    ['a tab', `${good}\ttimers: 1\n`, '9:1 ', 'a tab'],
    ['a key twice', `${good}name: Another\n`, '9:1 name', 'a key that was already there'],
    [
      'a key twice, deep',
      good.concat('    url: https://b.example/\n'),
      '9:5 resources[0].url',
      'a key that was already there',
    ],
    ['a second document', `${good}---\nversion: 1\n`, '9:1 ', 'a line of three hyphens that starts another'],
    ['an anchor', good.replace('Catalogue', '&a Catalogue'), '7:15 resources[0].title', 'an anchor or alias (& or *)'],
    ['an alias of nothing', good.replace('Catalogue', '*a'), '7:12 resources[0].title', 'an anchor or alias (& or *)'],
    ['a tag', good.replace('Catalogue', '!!str 5'), '7:18 resources[0].title', 'a tag (!)'],
    ['an unknown tag', good.replace('Catalogue', '!x 5'), '7:12 ', 'a tag (!)'],
    ['another version of YAML', `%YAML 1.1\n---\n${good}`, '1:1 ', 'a directive (%)'],
    ['an open quotation mark', good.replace('Catalogue', '"Catalogue'), '9:1 ', 'the end of the text'],
    ['other bytes', good.replace('Catalogue', 'Caf\ufffd'), '7:15 ', 'other bytes'],
  ])('tells of %s', (_what, text, place, found) => {
    expect(placesOf(text)).toEqual([place]);
    expect(onlyFault(text)).toMatchObject({ code: 'POLICY-02', found });
  });

  it.each(['', '\n', '# only a comment', '---', '5', 'null', 'text', '[]', '- 1', '{}', '\u0000', '\ufeff'])(
    'refuses %j',
    (text) => {
      expect(read(text).ok).toBe(false);
    },
  );
});

describe('files made to do harm', () => {
  const bombs: Readonly<Record<string, string>> = {
    'a billion laughs': Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [lol]'
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(', ')}]`,
    ).join('\n'),
    'deep lists': '['.repeat(20_000),
    'deep groups': '{a: '.repeat(20_000),
    'deep dashes': '- '.repeat(20_000),
    'deep lists that close': `${good}home: ${'['.repeat(200)}${']'.repeat(200)}\n`,
    'a long key': `${'k'.repeat(100_000)}: 1`,
    'many keys': Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n'),
    'many faults': `${good}timers:\n${Array.from({ length: 5000 }, (_, index) => `  k${index}: 1`).join('\n')}`,
  };

  it.each(Object.entries(bombs))('answers %s with a few faults', (_name, text) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(faults).length).toBeLessThan(40_000);
  });

  it('refuses more than 256 KiB, counted in bytes, and nothing less for its size', () => {
    const fill = (bytes: number): string => `${good}#${'é'.repeat((bytes - good.length - 2) / 2)}\n`;
    const large = largestPolicyBytes - (good.length % 2);
    expect(read(fill(large)).ok).toBe(true);
    expect(onlyFault(fill(large + 2))).toMatchObject({ code: 'POLICY-04', line: 1, column: 1, key: '' });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])(
    'knows no key %s at any level',
    (key) => {
      for (const text of [
        `${good}${key}: {polluted: true}\n`,
        `${good}timers: {${key}: 1}\n`,
        `${good}    ${key}: {polluted: true}\n`,
        good.replace('title: Catalogue', `title: {en: A, ${key}: B}`),
      ])
        expect(faultsOf(text).map((fault) => fault.found)).toEqual(['a key that is not known here']);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );
});
