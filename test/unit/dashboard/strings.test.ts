// The dashboard's words: the same in each language, none missing, none unused, written as we promise to write.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { Policy } from '../../../contract/policy.ts';
import { Report } from '../../../contract/report.ts';
import {
  AlertEvent,
  ChannelView,
  DeliveryProblem,
  DeliveryState,
  Keeping,
  MemberView,
  PolicyRefusals,
} from '../../../contract/staff-api.ts';
import { afterMinutes, alertKinds, deeds, holdReasons, limitChoices, roles } from '../../../contract/staff-words.ts';
import { reasonCodes, verdicts } from '../../../contract/verdicts.ts';
import { orders } from '../../../server/pages/overview/filter.ts';
import { pageIds } from '../../../server/pages/table.ts';
import { promiseIds } from '../../../server/rules/promises.ts';
import { plotted } from '../../../server/rules/rollup.ts';
import { Settings } from '../../../server/settings.ts';
import { wordsIn } from '../../../server/words.ts';

const projectDir = fileURLToPath(new URL('../../../', import.meta.url));
const stringsDir = join(projectDir, 'resources/strings/dashboard');
const languages = ['en', 'es'] as const;
const files = readdirSync(join(stringsDir, 'en')).sort();

const readText = (language: string, file: string): string => readFileSync(join(stringsDir, language, file), 'utf8');

type Pattern = NonNullable<FluentResource['body'][number]['value']>;

/** Every variable that a pattern asks for, wherever in it. */
function valuesOf(pattern: unknown): string[] {
  if (typeof pattern !== 'object' || pattern === null) return [];
  if ('type' in pattern && pattern.type === 'var' && 'name' in pattern) return [String(pattern.name)];
  return [...new Set(Object.values(pattern).flatMap(valuesOf))].sort();
}

interface Message {
  /** `id` or `id.attribute`. */
  readonly id: string;
  readonly pattern: Pattern;
}

const messagesOf = (language: string, file: string): Message[] =>
  new FluentResource(readText(language, file)).body.flatMap(({ id, value, attributes }) => [
    ...(value === null ? [] : [{ id, pattern: value }]),
    ...Object.entries(attributes).map(([name, pattern]) => ({ id: `${id}.${name}`, pattern })),
  ]);

const all = (language: string): Message[] => files.flatMap((file) => messagesOf(language, file));
const idsOf = (language: string): string[] => all(language).map(({ id }) => id);

/** Texts as they are read, with comments and syntax away. */
const linesOf = (language: string): string[] =>
  files
    .flatMap((file) => readText(language, file).split('\n'))
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => line.replace(/^\s*(?:\*?\[[^\]]+\]|\.?[\w-]+ =)\s*/, '').replace(/\{[^}]*\}?/g, 'value'));

const pagesDir = join(projectDir, 'server/pages');
const sources = readdirSync(pagesDir, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(pagesDir, path), 'utf8'));
const found = (pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text));

/** Messages whose name is put together in the code, `*` for the part that comes from a list. */
const words = (name: 'clock' | 'network') => Report.shape[name].options.filter((word) => !/right|good|slow/.test(word));
const builtPromises = ['closes', 'log-text', 'person', 'address', 'forgets'];
const families: Readonly<Record<string, readonly string[]>> = {
  'nav-*': pageIds,
  'refused-*': PolicyRefusals.shape.code.options,
  'policy-begin-*': Policy.shape.kind.options,
  'role-*': roles,
  'verdict-*': verdicts,
  'verdict-*.means': verdicts,
  'reason-**': reasonCodes.flatMap((code) => [code, `${code}.first`]),
  'step-*': ['percent', 'degrees', 'milliseconds', ...words('clock'), ...words('network')],
  'list-order-*': orders,
  'promised-*': promiseIds,
  'promised-*.evidence': promiseIds,
  'built-*': builtPromises,
  'built-*.evidence': builtPromises,
  '*.more': ['enrol-install', 'enrol-token', 'enrol-provision', 'enrol-check', 'enrol-seal'],
  'token-*': ['used-up', 'ended', 'revoked'],
  'staff-*': ['invited', 'invitation-ended'],
  'way-*': MemberView.shape.way.options,
  'deed-*': deeds,
  'limit-*': Object.keys(limitChoices),
  'limit-*.value': Object.keys(limitChoices),
  'retained-*': Object.keys(Settings.parse({}).retention),
  'store-*': Keeping.shape.store.options,
  'kind-*': alertKinds,
  'kind-*.more': alertKinds,
  'after-*': afterMinutes.map(String),
  'quiet-*': ['none', 'closed', 'hours', 'from', 'to'],
  'channel-*': ChannelView.shape.kind.options,
  'channel-*-at': ChannelView.shape.kind.options,
  'channel-*-to': ChannelView.shape.kind.options,
  'channel-*-more': ChannelView.shape.kind.options,
  'delivery-*': DeliveryProblem.options,
  'event-*': AlertEvent.options,
  'state-*': DeliveryState.options,
  'sign-*': ['wrong', 'refused'],
  'keys-*': ['or', 'then'],
  'hold-*': [...holdReasons, 'today', 'tomorrow', 'week'],
  'range-*': ['day', 'month', 'year'],
  'grain-*': ['day', 'month', 'year'],
  'field-*': plotted,
  'word-*': [
    ...Report.shape.network.options,
    ...Report.shape.clock.options,
    ...Report.shape.updates.options,
    'directory',
  ],
  'kept-*': ['kept', 'broken', 'unknown'],
  'promise-*': promiseIds,
};
const familyIds = Object.entries(families).flatMap(([name, members]) =>
  members.map((member) => name.replace(/\*+/, member)),
);
const composed = found(/\bsay\(\s*`([^`]*)`/g).map((template) => template.replace(/\$\{[^}]*\}/g, '*'));

describe('the files of the dashboard’s words', () => {
  it('are the same in each language, message for message and value for value', () => {
    expect(readdirSync(join(stringsDir, 'es')).sort()).toEqual(files);
    expect(idsOf('es')).toEqual(idsOf('en'));
    expect(new Set(idsOf('en')).size).toBe(idsOf('en').length);
    expect(idsOf('en').length).toBeGreaterThan(150);
    const values = (language: string) => all(language).map(({ id, pattern }) => [id, valuesOf(pattern)]);
    expect(values('es')).toEqual(values('en'));
  });

  it('have every message that the pages say', () => {
    const known = new Set(idsOf('en'));
    const spoken = found(/\bsay\(\s*'([\w.-]+)'/g);
    expect(spoken.length).toBeGreaterThan(100);
    expect(spoken.filter((id) => !known.has(id))).toEqual([]);
    expect(familyIds.filter((id) => !known.has(id))).toEqual([]);
  });

  it('have no message that no page says', () => {
    const literals = new Set([...found(/'([a-z][\w.-]*)'/g), ...familyIds]);
    const steps = /^reason-[a-z-]+\.step[123]$/;
    expect(idsOf('en').filter((id) => !literals.has(id) && !steps.test(id))).toEqual([]);
  });

  it('are put together only from lists that this test knows', () => {
    expect([...new Set(composed)].sort()).toEqual(Object.keys(families).sort());
  });

  it('say of each reason what the server says of it in alerts', () => {
    for (const language of languages) {
      const words = wordsIn(language).reason;
      const ours = new Map(all(language).map(({ id, pattern }) => [id, pattern]));
      const fixed = reasonCodes.filter((code) => typeof ours.get(`reason-${code}`) === 'string');
      expect(fixed.length).toBeGreaterThan(10);
      for (const code of fixed) expect(ours.get(`reason-${code}`)).toBe(words[code].says);
      for (const code of reasonCodes) expect(ours.get(`reason-${code}.first`)).toBe(words[code].first);
    }
  });
});

describe.each(languages)('the dashboard in %s', (language) => {
  it('shouts nowhere', () => {
    expect(linesOf(language).filter((line) => /[!¡]/.test(line))).toEqual([]);
  });

  it('comes in stretches of at most 20 words', () => {
    const sentences = linesOf(language).flatMap((line) => line.split(/(?<=[.?:;])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });

  it('says nothing that this page must not be able to say', () => {
    const never =
      /\b(online|offline|device|node|host(?! name)|incident|desconectado|ordenador|computadora|dispositivo)\b/i;
    expect(linesOf(language).filter((line) => never.test(line))).toEqual([]);
  });
});

describe('Spanish', () => {
  it('speaks to staff with usted', () => {
    expect(linesOf('es').filter((line) => /\b(tú|tu|tus|haz|puedes|tienes)\b/i.test(line))).toEqual([]);
  });
});
