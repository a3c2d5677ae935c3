// Ways to spoil a policy file: its text as noise would, its data as somebody in a hurry or with bad intent would.
import { stringify } from 'yaml';
import type { Data } from './good-policies.ts';
import type { Random } from './random.ts';

type OnText = (text: string, random: Random) => string;
type OnData = (data: Data, random: Random) => void;

const linesOf = (text: string): string[] => text.split('\n');
const cutAt = (text: string, at: number, length: number, instead: string): string =>
  text.slice(0, at) + instead + text.slice(at + length);

const tokens = [
  '&a ',
  '*a',
  '!!binary ',
  '!x ',
  '<<: *a',
  '? ',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%YAML 1.1',
  '---',
  '...',
  '\t',
  '\u0000',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u2028',
  'ß',
  'İ',
  '．',
  '💣',
  '\ud800',
  '__proto__: 1',
  'constructor: {a: 1}',
  'yes',
  'null',
  '~',
  '1e309',
  '-0',
  '.nan',
];

export const textMutations: Readonly<Record<string, OnText>> = {
  'flip a character': (text, random) =>
    cutAt(text, random.below(text.length), 1, String.fromCharCode(random.below(random.pick([128, 0x10000])))),
  'drop a piece': (text, random) => cutAt(text, random.below(text.length), 1 + random.below(30), ''),
  'put in a token': (text, random) => cutAt(text, random.below(text.length + 1), 0, random.pick(tokens)),
  'put a token at the start of a line': (text, random) => {
    const lines = linesOf(text);
    const at = random.below(lines.length);
    return lines.with(at, random.pick(tokens) + (lines[at] ?? '')).join('\n');
  },
  'delete a line': (text, random) =>
    linesOf(text)
      .toSpliced(random.below(linesOf(text).length), 1)
      .join('\n'),
  'repeat a line': (text, random) => {
    const lines = linesOf(text);
    return lines.toSpliced(random.below(lines.length), 0, random.pick(lines)).join('\n');
  },
  'swap two lines': (text, random) => {
    const lines = linesOf(text);
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    return lines
      .with(one, lines[other] ?? '')
      .with(other, lines[one] ?? '')
      .join('\n');
  },
  'change an indent': (text, random) => {
    const lines = linesOf(text);
    const at = random.below(lines.length);
    return lines.with(at, ' '.repeat(random.below(8)) + (lines[at] ?? '').trimStart()).join('\n');
  },
  'cut the end off': (text, random) => text.slice(0, random.below(text.length)),
  'add a document': (text, random) => `${text}\n---\n${random.pick([text, 'a: 1', ''])}`,
  'anchor and alias': (text) => text.replace(/: (\S)/, ': &a $1').replace(/(\n\w+:) .*$/, '$1 *a'),
  'repeat the file': (text) => `${text}\n${text}`,
};

/** Earlier mutations may have put anything anywhere. */
const isGroup = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** A group or list somewhere in the data, with one of its keys. */
function somewhere(data: Data, random: Random): { group: Data; key: string } {
  let group: Data = data;
  for (;;) {
    const key = random.pick(Object.keys(group).length > 0 ? Object.keys(group) : ['x']);
    const inner = group[key];
    if (!isGroup(inner) || random.below(3) === 0) return { group, key };
    group = inner;
  }
}

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x');

const odd: readonly unknown[] = [
  null,
  true,
  false,
  '',
  ' ',
  'yes',
  'none',
  0,
  -1,
  1,
  1.5,
  29,
  3601,
  2 ** 31,
  2 ** 53,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [],
  {},
  [[]],
  [null],
  'library',
  'https://',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://u:p@a.example/',
  'https://catalogue.harbour.example/',
  'http://127.0.0.1/',
  '*',
  '*.com',
  '*.co.uk',
  '*.github.io',
  '*.example',
  'a..b',
  'a/b',
  '127.1',
  '[::1]',
  'xn--a',
  'bücher.example',
  'A.EXAMPLE',
  '.',
  '-a.example',
  'x'.repeat(121),
  'x'.repeat(3000),
  'a\nb',
  'a\u202eb',
  '\u0000',
  '24:00',
  '4:30',
  'openaccess',
  'Open-Access',
  'directory',
  'listed',
  'en',
  ['en', 'en'],
  'scrypt$1$1$1$a$b',
  { en: 'A' },
  { fr: 'A' },
  { en: 5 },
  { __proto__: null, en: '' },
];

const names = [
  'colour',
  'idleSeconds',
  'idle_seconds',
  'Kind',
  'kind ',
  'version',
  'hosts',
  'constructor',
  'prototype',
  'toString',
  '',
  '0',
  'a.b',
  'é',
];

/** As JSON.parse makes it: an own key, not the prototype. */
const withProto = (value: unknown): Data => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);

export const dataMutations: Readonly<Record<string, OnData>> = {
  'put something odd somewhere': (data, random) => {
    const { group, key } = somewhere(data, random);
    group[key] = structuredClone(random.pick(odd));
  },
  'remove a key': (data, random) => {
    const { group, key } = somewhere(data, random);
    delete group[key];
  },
  'add a key': (data, random) => {
    const { group } = somewhere(data, random);
    group[random.pick(names)] = structuredClone(random.pick(odd));
  },
  'add a prototype': (data, random) => {
    const { group, key } = somewhere(data, random);
    group[key] = random.pick([
      withProto({ polluted: 1 }),
      withProto('x'),
      { ...withProto(1), ...(group[key] as object) },
    ]);
  },
  'move a value': (data, random) => {
    const [from, to] = [somewhere(data, random), somewhere(data, random)];
    to.group[to.key] = structuredClone(from.group[from.key]);
  },
  'nest deeply': (data, random) => {
    const { group, key } = somewhere(data, random);
    group[key] = nested(1 + random.below(60));
  },
  'change a number a little': (data, random) => {
    const { timers } = data;
    if (!isGroup(timers) || Object.keys(timers).length === 0) return;
    const key = random.pick(Object.keys(timers));
    timers[key] = random.pick([0, 4, 5, 19, 20, 29, 30, 31, 120, 121, 300, 301, 720, 721, 3600, 3601, 30.5, '30']);
  },
  'repeat a resource': (data, random) => {
    const { resources } = data;
    if (Array.isArray(resources) && resources.length > 0)
      resources.push(structuredClone(resources[random.below(resources.length)]));
  },
};

/** Written as people write it, or as JSON, which is YAML too. */
export const written = (data: Data, random: Random): string =>
  random.below(4) === 0
    ? JSON.stringify(data, null, random.below(3))
    : stringify(data, { aliasDuplicateObjects: false });
