// The figures of a day, and what the agent notes of its work: counts and steps, and not one moment.
import { describe, expect, it } from 'vitest';
import { emptyDay, factsOf, withSample, withVisit, withWipe } from '../../../../agent/health/day.ts';
import { keepDiary } from '../../../../agent/health/diary.ts';
import type { State } from '../../../../agent/state/machine.ts';
import type { Receipt } from '../../../../contract/receipt.ts';
import { fail, succeed } from '../../../../contract/result.ts';

const wiping: State = { is: 'wiping', again: false, problem: null, canary: 'none' };
const wipes = (...times: number[]) => times.reduce(withWipe, emptyDay);
const receipt = (change: Partial<Receipt> = {}): Receipt => ({
  ...{ verdict: 'clean', containment: 'bubblewrap', checks: [], left: 0, removed: 0, milliseconds: 60 },
  ...change,
});

describe('a day', () => {
  it('of which nothing is known says so', () => {
    expect(factsOf(emptyDay, null)).toEqual({
      ...{ load: 'unknown', memory: 'unknown', temperature: 'unknown', wipe: 'unknown', sessions: null },
    });
  });

  it('tells the mean load, and the most of memory and heat', () => {
    const first = { before: { busy: 0, total: 0 }, now: { busy: 30, total: 100 }, memory: 40, temperature: 81 };
    const later = { before: { busy: 30, total: 100 }, now: { busy: 120, total: 200 }, memory: 90, temperature: null };
    const day = withSample(withSample(emptyDay, first), later);
    expect(factsOf(day, null)).toMatchObject({ load: '50-75', memory: '85-95', temperature: '80-90' });
  });

  it('leaves out load between two readings that do not belong together', () => {
    const sample = { before: { busy: 50, total: 500 }, now: { busy: 1, total: 2 }, memory: null, temperature: null };
    expect(withSample(emptyDay, sample)).toMatchObject({ busy: 0, total: 0 });
    expect(withSample(emptyDay, { ...sample, before: null })).toMatchObject({ busy: 0, total: 0 });
  });

  it.each([
    ['all of them quick', wipes(10, 20, 30), 'under-50'],
    ['one of twenty slow', wipes(...Array(19).fill(60), 5000), '50-100'],
    ['two of twenty slow', wipes(...Array(18).fill(60), 5000, 5000), 'over-1000'],
    ['one in the middle', wipes(400), '250-1000'],
  ])('tells how long 95 of 100 wipes took: %s', (_, day, step) => {
    expect(factsOf(day, null).wipe).toBe(step);
  });

  it('tells the visits with their noise, and never beyond what the contract takes', () => {
    const day = withVisit(withVisit(emptyDay));
    expect(factsOf(day, -5).sessions).toBe(-3);
    expect(factsOf(day, 1e6).sessions).toBe(2000);
    expect(factsOf(day, -1e6).sessions).toBe(-2000);
  });
});

describe('the diary', () => {
  it('says the same of a station that is in use and of one that waits', () => {
    const diary = keepDiary(emptyDay, () => true);
    diary.wiped(succeed(receipt()));
    diary.stateIs({ is: 'clean' });
    const waiting = { ...diary.standing };
    diary.stateIs({ is: 'open' });
    expect(diary.standing).toEqual(waiting);
    diary.stateIs(wiping);
    expect(diary.standing).toEqual(waiting);
  });

  it('gives a code while the station is closed, during further tries too', () => {
    const diary = keepDiary(emptyDay, () => false);
    diary.stateIs({ is: 'blocked', problem: 'WIPE-01' });
    diary.stateIs(wiping);
    expect(diary.standing.outOfService).toBe('WIPE-01');
    diary.stateIs({ is: 'blocked', problem: 'SESSION-03' });
    expect(diary.standing.outOfService).toBe('other');
    diary.stateIs({ is: 'clean' });
    expect(diary.standing.outOfService).toBe('no');
  });

  it('counts wipes that failed, in either way', () => {
    const diary = keepDiary(emptyDay, () => false);
    diary.wiped(succeed(receipt({ verdict: 'residue', left: 1 })));
    diary.wiped(fail('WIPE-03'));
    diary.wiped(succeed(receipt({ containment: 'directory' })));
    expect(diary.standing).toMatchObject({ failedWipes: 2, containment: 'directory' });
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('counts a visit once, and only where it is asked to: %s', (asked, visits) => {
    const diary = keepDiary(emptyDay, () => asked);
    diary.stateIs({ is: 'open' });
    diary.stateIs({ is: 'open' });
    diary.stateIs({ is: 'clean' });
    expect(diary.day.visits).toBe(visits);
  });
});
