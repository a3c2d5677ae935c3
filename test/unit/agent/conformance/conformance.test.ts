// The conformance report is in step with the repository, judges by what a station shows, and says nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asObject, inText } from '../../../../agent/cli/conformance.ts';
import { type Facts, lookAtMessage } from '../../../../agent/conformance/facts.ts';
import { isWell, judge } from '../../../../agent/conformance/judge.ts';
import { pageOf } from '../../../../agent/conformance/page.ts';
import { ago, sentence, words } from '../../../../agent/conformance/words.ts';
import { checks } from '../../../../agent/doctor/checks/index.ts';
import { controlIds, promiseTests, requirementIds, requirements } from '../../../../contract/conformance.ts';
import { problemCodes } from '../../../../contract/problems.ts';
import { bodyOf, writeEnvelope } from '../../../../contract/report-envelope.ts';
import { mixedFacts, policy, wellFacts, withFinding } from '../../../support/conformance.ts';
import { fullReport } from '../../../support/sample-report.ts';

const languages = ['en', 'es'] as const;
const promises = readFileSync('docs/promises.md', 'utf8');
/** Number, words, and the requirements that stand under them. */
const promised = [...promises.matchAll(/^## (P\d+) (.+)\n(?:\*([R\d, ]+)\.\*)?/gm)].map(
  ([, id = '', text = '', asked = '']) => ({ id, text, asked: asked.match(/R\d+/g) ?? [] }),
);

describe('the repository', () => {
  it('makes the promises that the report names, in the same words', () => {
    expect(promised.map(({ id }) => id)).toEqual(Object.keys(promiseTests));
    expect(Object.fromEntries(promised.map(({ id, text }) => [id, text]))).toEqual(words.en.promiseTexts);
  });

  it.each(promised.filter(({ asked }) => asked.length > 0))(
    'answers by $id the requirements that docs/promises.md names',
    ({ id, asked }) => {
      const answered = requirements.filter((one) => (one.promises as readonly string[]).includes(id));
      expect(answered.map((one) => one.id as string)).toEqual(expect.arrayContaining(asked));
    },
  );

  it.each(Object.entries(promiseTests))('holds %s by tests that claim it', (id, tests) => {
    const claiming = tests.filter((path) => new RegExp(`describe\\(\\s*['"\`]${id} `).test(readFileSync(path, 'utf8')));
    expect(claiming).not.toEqual([]);
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has every test, every check and every word that the report names', () => {
    expect(requirements.map(({ id }) => id)).toEqual(requirementIds);
    expect(requirements.flatMap(({ tests }) => tests).filter((path) => !existsSync(path))).toEqual([]);
    const ids = checks.map(({ id }) => id);
    const asked = requirements.flatMap(({ evidence }) =>
      evidence.flatMap((one) => (one.from === 'doctor' ? one.checks : [])),
    );
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
    expect([...new Set(requirements.flatMap(({ controls }) => controls))].sort()).toEqual([...controlIds].sort());
  });

  it('names every code by which a station says that a promise failed', () => {
    const named = requirements.flatMap(({ codes }) => codes);
    expect(problemCodes.filter((code) => /^(WIPE|LOGS|CANARY)-/.test(code) && !named.includes(code))).toEqual([]);
  });

  it('has tests for each requirement, and evidence or where to find it', () => {
    for (const { requirement, tests } of judge(wellFacts)) {
      expect(tests, requirement.id).not.toEqual([]);
      expect(requirement.evidence, requirement.id).not.toEqual([]);
    }
  });
});

const keysIn = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [`${path}${key}`] : keysIn(inner as object, `${path}${key}.`),
  );
const placesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const textAt = (value: object, path: string): string =>
  String(path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value));

describe('the words', () => {
  it('are the same in both languages, with the same places to be filled', () => {
    expect(keysIn(words.es)).toEqual(keysIn(words.en));
    for (const key of keysIn(words.en))
      expect(placesIn(textAt(words.es, key)), key).toEqual(placesIn(textAt(words.en, key)));
  });

  it('are there for every requirement, control, and for what is missing', () => {
    expect(Object.keys(words.en.requirementTexts)).toEqual(requirementIds);
    expect(Object.keys(words.en.controlTexts).sort()).toEqual([...controlIds].sort());
    expect(Object.keys(words.en.limitTexts)).toEqual(requirements.filter(({ partly }) => partly).map(({ id }) => id));
  });

  it('tell ages as people do', () => {
    expect([0, 1, 30, 48, 75].map((hours) => ago(hours, 'en'))).toEqual([
      ...['less than an hour ago', '1 hour ago', '30 hours ago', '2 days ago', '3 days ago'],
    ]);
    expect([0, 1, 75].map((hours) => ago(hours, 'es'))).toEqual([
      'hace menos de una hora',
      'hace 1 hora',
      'hace 3 días',
    ]);
  });
});

const standingOf = (facts: Facts, id: string) =>
  judge(facts).find(({ requirement }) => requirement.id === id)?.standing;
const withoutPolicy: Facts = { ...wellFacts, policy: null };
const deeds = (changed: Partial<NonNullable<Facts['deeds']>>): Facts => ({
  ...wellFacts,
  deeds: wellFacts.deeds === null ? null : { ...wellFacts.deeds, ...changed },
});

describe('the judgement', () => {
  it('finds nothing against a good station, and does not claim what a station can’t show', () => {
    const told = Object.fromEntries(judge(wellFacts).map(({ requirement, standing }) => [requirement.id, standing]));
    expect(told).toEqual({
      ...Object.fromEntries(requirementIds.map((id) => [id, 'held'])),
      ...{ R8: 'elsewhere', R12: 'elsewhere', R15: 'elsewhere', R14: 'partly', R19: 'partly' },
    });
    expect(isWell(judge(wellFacts))).toBe(true);
  });

  it.each<[string, Facts, readonly string[], string]>([
    ['logs that leave', withFinding('rsyslog-targets', 'wrong'), ['R5', 'R7'], 'broken'],
    ['a check that could not be made', withFinding('rsyslog-targets', 'unknown'), ['R5', 'R7'], 'unknown'],
    ['swap', withFinding('swap', 'wrong'), ['R3'], 'broken'],
    ['mere advice', withFinding('journal-in-memory', 'wrong'), [], 'broken'],
    ['a station out of service', { ...wellFacts, state: 'blocked', problem: 'WIPE-01' }, ['R3'], 'broken'],
    ['logs that were not cleared', deeds({ 'event-logs': { ok: false, hours: 1 } }), ['R6'], 'broken'],
    ['a wipe of long ago', deeds({ 'user-data': { ok: true, hours: 26 } }), ['R4'], 'broken'],
    ['a wipe just in time', deeds({ 'user-data': { ok: true, hours: 25 } }), [], 'broken'],
    ['no audit ever', deeds({ canary: null }), ['R3'], 'broken'],
    ['no agent', { ...wellFacts, deeds: null, state: 'unknown' }, ['R3', 'R4', 'R6'], 'unknown'],
    ['a message that is not ours', { ...wellFacts, message: { is: 'strange' } }, ['R7', 'R9', 'R10'], 'broken'],
    ['no message yet', { ...wellFacts, message: { is: 'missing' } }, ['R7', 'R9', 'R10'], 'unknown'],
    ['no policy', withoutPolicy, ['R2', 'R7', 'R9', 'R10', 'R11', 'R14'], 'unknown'],
  ])('after %s', (_what, facts, ids, standing) => {
    const changed = judge(facts).filter(
      ({ requirement, standing: now }) => now !== standingOf(wellFacts, requirement.id),
    );
    expect(changed.map(({ requirement }) => requirement.id)).toEqual(ids);
    for (const one of changed) expect(one.standing).toBe(standing);
    expect(isWell(judge(facts))).toBe(ids.length === 0);
  });

  it('asks for no message where no server is named', () => {
    if (policy === null) throw new Error('the sample policy has a fault');
    const { server: _server, ...alone } = policy;
    expect(standingOf({ ...wellFacts, policy: alone, message: { is: 'missing' } }, 'R9')).toBe('held');
  });
});

describe('the last message', () => {
  it('is looked at, and nothing of it is told but how large it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lethe-conformance-'));
    expect(await lookAtMessage(folder)).toEqual({ is: 'missing' });
    const head = { station: 'a'.repeat(16), sequence: 1, age: 0, nonce: 'b'.repeat(16) };
    const message = writeEnvelope(head, bodyOf(fullReport), () => 'c'.repeat(43));
    await writeFile(join(folder, 'report'), message);
    expect(await lookAtMessage(folder)).toEqual({ is: 'ours', bytes: 1024, values: expect.any(Number) });
    await writeFile(join(folder, 'report'), Buffer.from(message).toString().replace('"disk"', '"host"'));
    expect(await lookAtMessage(folder)).toEqual({ is: 'strange' });
    await rm(folder, { recursive: true });
  });
});

describe('what is said', () => {
  it.each(languages)('leaves no place unfilled (%s)', (language) => {
    for (const facts of [
      wellFacts,
      mixedFacts,
      withoutPolicy,
      { ...wellFacts, deeds: null, state: 'unknown' as const },
    ])
      for (const { evidence } of judge(facts))
        for (const { phrase } of evidence) expect(sentence(phrase, language)).toMatch(/^[^{}]*\.$/);
  });

  it('is a line for each requirement, and its evidence under it', () => {
    const text = inText(judge(mixedFacts), 'en');
    expect(text.match(/^R\d+ .*: /gm)).toHaveLength(requirementIds.length);
    expect(text).toContain('Checks that do not hold: rsyslog-targets.');
    expect(text).toContain('canary audit): 3 days ago, which is too long ago.');
  });

  it('is one JSON object, with the same in figures', () => {
    const told = asObject(judge(mixedFacts), 'es');
    expect(told.ok).toBe(false);
    expect(told.requirements.find(({ id }) => id === 'R4')).toMatchObject({
      standing: 'held',
      evidence: [{ standing: 'held', say: 'deedWell', deed: 'user-data', hours: 8 }, { say: 'checksHold' }],
    });
  });

  it.each(languages)('is a page that stands alone and holds what it should (%s)', (language) => {
    const page = pageOf(judge(mixedFacts), mixedFacts, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:|src=/);
    for (const id of requirementIds) expect(page).toContain(`<h3 id="${id}">`);
  });

  it('writes the names of a policy as text, whatever they are', () => {
    if (policy === null) throw new Error('the sample policy has a fault');
    const strange = { ...policy, place: '<script>alert(1)</script>', name: `"'&` };
    const page = pageOf(judge(wellFacts), { ...wellFacts, policy: strange }, 'en');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;, &quot;&#39;&amp;');
    expect(page).not.toContain('<script');
  });
});
