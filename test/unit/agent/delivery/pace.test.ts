// The pace of sending: growing pauses, and a thousand stations that come back to a server one by one.
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterFailure,
  afterLater,
  atOnce,
  longestPauseMs,
  type Pace,
} from '../../../../agent/delivery/pace.ts';
import { randomFrom } from '../../../support/policy/random.ts';

const half = () => 0.5;
const pauses = (count: number, chance: () => number): number[] => {
  let pace: Pace = atOnce;
  return Array.from({ length: count }, () => {
    pace = afterFailure(pace, 0, chance);
    return pace.notBefore;
  });
};

describe('the pace', () => {
  it('grows with each failure, up to ten minutes', () => {
    expect(pauses(9, half)).toEqual([3.5, 6, 11, 21, 41, 81, 161, 301, 301].map((seconds) => seconds * 1000));
    expect(Math.max(...pauses(2000, () => 0.999))).toBeLessThanOrEqual(longestPauseMs + 1000);
    expect(Math.min(...pauses(2000, () => 0))).toBe(1000);
  });

  it('is never shorter than the server asked for', () => {
    expect(afterLater(atOnce, 0, 30, () => 0)).toEqual({ failures: 1, notBefore: 30_000 });
  });

  it('forgets failures once there is an answer, and takes its time with what waited', () => {
    expect(afterAnswer(0, half)).toEqual({ failures: 0, notBefore: 2_000 });
  });
});

describe('a thousand stations whose server was away for a day', () => {
  const second = 1000;
  const day = 86_400 * second;

  /** When each first reaches the server again. `chance` per station. */
  function firstContacts(chanceOf: (station: number) => () => number): number[] {
    return Array.from({ length: 1000 }, (_, station) => {
      const chance = chanceOf(station);
      // All of them fail first in the same second: the building had no power, or the server was stopped.
      let pace: Pace = atOnce;
      while (pace.notBefore < day) pace = afterFailure(pace, pace.notBefore, chance);
      return pace.notBefore;
    });
  }

  const mostInAnySecond = (times: readonly number[]): number => {
    const counts = new Map<number, number>();
    for (const time of times) counts.set(Math.floor(time / second), (counts.get(Math.floor(time / second)) ?? 0) + 1);
    return Math.max(...counts.values());
  };

  it('come back within eleven minutes, and never more than a few in one second', () => {
    const contacts = firstContacts((station) => {
      const random = randomFrom(station + 1);
      return () => random.below(1_000_000) / 1_000_000;
    });
    expect(Math.max(...contacts)).toBeLessThan(day + longestPauseMs + second);
    expect(mostInAnySecond(contacts)).toBeLessThan(20);
  });

  it('would come all at once without chance', () => {
    expect(mostInAnySecond(firstContacts(() => half))).toBe(1000);
  });
});
