// What a station owes at a moment: each reason by itself, what is held back, and what waits for a patron.
import { describe, expect, it } from 'vitest';
import { dueNow, isPastGrace, type Known, type Mark, type Moment } from '../../../../agent/schedule/due.ts';
import { type Deed, emptyLedger } from '../../../../agent/state/ledger.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-06-10T12:00Z');
const boot = 'a'.repeat(64);
const software = 'b'.repeat(64);

const now: Moment = { wall: noon, sinceBoot: 10 * hour, slept: 0, zone: 'Etc/UTC', boot, software };
const deed: Deed = { at: noon - 2 * hour, ok: true, okAt: noon - 2 * hour };
const mark: Mark = { boot, sinceBoot: 8 * hour, slept: 0 };
const failed: Deed = { ...deed, ok: false };
const plan = { at: '03:30', canary: true };

/** A station that owes nothing. */
const known: Known & { now: Moment } = {
  ledger: { version: 1, deeds: { 'event-logs': deed, 'user-data': deed, canary: deed }, software },
  marks: { 'event-logs': mark, 'user-data': mark, canary: mark },
  tried: {},
  now,
};

const deeds = (change: Partial<typeof known.ledger.deeds>): typeof known => ({
  ...known,
  ledger: { ...known.ledger, deeds: { ...known.ledger.deeds, ...change } },
});
const at = (change: Partial<Moment>): typeof known => ({ ...known, now: { ...now, ...change } });
const words = (facts: typeof known, eagerly = false, with_ = plan): string => {
  const run = dueNow(facts, with_, eagerly);
  return run === null ? 'nothing' : `${run.occasion}: ${run.work.join(' ')}`;
};
const all = 'event-logs user-data canary';

describe('a station owes', () => {
  it('nothing when all was done in this boot, since the hour', () => expect(words(known)).toBe('nothing'));

  it.each<[string, typeof known, string]>([
    ['what was never done', { ...known, ledger: emptyLedger }, `daily: ${all}`],
    ['what failed', deeds({ 'event-logs': failed }), 'daily: event-logs'],
    ['a clearing after a start', at({ boot: 'c'.repeat(64) }), 'boot: event-logs user-data'],
    [
      'a clearing when it ran for less time than when it last cleared',
      at({ sinceBoot: hour }),
      'boot: event-logs user-data',
    ],
    ['a clearing after a sleep', at({ slept: 3000 }), 'daily: event-logs user-data'],
    ['all when the hour has come', at({ wall: Date.parse('2026-06-11T03:30Z') }), `daily: ${all}`],
    ['all when its clock was turned back', at({ wall: noon - 3 * hour }), `daily: ${all}`],
    ['all a day after, whatever its clock says', at({ sinceBoot: 32 * hour }), `daily: ${all}`],
    ['an audit after a change of software', at({ software: 'd'.repeat(64) }), 'software-change: canary'],
  ])('%s', (_what, facts, expected) => expect(words(facts)).toBe(expected));

  it.each<[string, typeof known]>([
    ['its clock was set by minutes', at({ wall: noon - 2 * hour - 60_000 })],
    ['its two clocks were read one after the other', at({ slept: 500 })],
    ['software is being installed', at({ software: null })],
    ['a minute is missing to a day', at({ sinceBoot: 32 * hour - 60_000 })],
  ])('nothing because %s', (_what, facts) => expect(words(facts)).toBe('nothing'));

  it('no canary audit where none can be made', () => {
    expect(words({ ...known, ledger: emptyLedger }, false, { ...plan, canary: false })).toBe(
      'daily: event-logs user-data',
    );
  });

  it('the work of this boot although an earlier one has marks', () => {
    const marks = { ...known.marks, 'user-data': { ...mark, boot: 'e'.repeat(64) } };
    expect(words({ ...known, marks })).toBe('boot: user-data');
  });
});

describe('what has just failed', () => {
  const tried = { 'event-logs': now.sinceBoot - 60_000, canary: now.sinceBoot - 60_000 };
  const again = { ...known, tried: { 'event-logs': now.sinceBoot - 16 * 60_000, canary: now.sinceBoot - 16 * 60_000 } };
  const both = deeds({ 'event-logs': failed, canary: failed });

  it('is held back, or it would be tried without end', () => {
    expect(words({ ...both, tried })).toBe('nothing');
    expect(words({ ...both, tried, now: { ...now, boot: 'c'.repeat(64) } })).toBe('boot: user-data');
  });

  it('is tried again after a while, but for the canary audit', () => {
    expect(words({ ...both, tried: again.tried })).toBe('daily: event-logs');
  });

  it('is tried at once before a session opens', () => {
    expect(words({ ...both, tried }, true)).toBe('daily: event-logs canary');
  });

  it('is tried when the hour has come, the canary audit too', () => {
    const wall = Date.parse('2026-06-11T03:30Z');
    expect(words({ ...both, tried: again.tried, now: { ...now, wall } })).toBe(`daily: ${all}`);
  });

  it('is tried at once by an agent that has not tried itself', () => {
    expect(words(both)).toBe('daily: event-logs canary');
  });
});

describe('work that waits for a patron', () => {
  it('waits for less than an hour', () => {
    expect(isPastGrace(now.sinceBoot, at({ sinceBoot: now.sinceBoot + 54 * 60_000 }).now)).toBe(false);
    expect(isPastGrace(now.sinceBoot, at({ sinceBoot: now.sinceBoot + 55 * 60_000 }).now)).toBe(true);
  });
});
