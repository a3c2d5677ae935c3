// The noise on the number of visits has the distribution that was promised, is right on average, and comes from the system.
import { describe, expect, it } from 'vitest';
import { type Draw, drawFromSystem, twoSidedGeometric } from '../../../../agent/health/noise.ts';
import { randomFrom } from '../../../support/policy/random.ts';

const seeded = (seed: number): Draw => {
  const random = randomFrom(seed);
  return (bound) => random.below(bound);
};

const draws = (count: number, epsilon: number, draw: Draw): number[] =>
  Array.from({ length: count }, () => twoSidedGeometric(epsilon, draw));

/** P(k) = (1 - a) / (1 + a) · a^|k| with a = exp(-epsilon). */
function chanceOf(k: number, epsilon: number): number {
  const ratio = Math.exp(-epsilon);
  return ((1 - ratio) / (1 + ratio)) * ratio ** Math.abs(k);
}

const varianceOf = (epsilon: number): number => {
  const ratio = Math.exp(-epsilon);
  return (2 * ratio) / (1 - ratio) ** 2;
};

/** Chi-square over the values from -reach to reach, and all beyond together. */
function misfit(values: readonly number[], epsilon: number, reach: number): number {
  const kinds = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  const inside = kinds.reduce((sum, k) => sum + chanceOf(k, epsilon), 0);
  const parts = kinds.map((k) => [values.filter((value) => value === k).length, chanceOf(k, epsilon)] as const);
  const beyond = [values.filter((value) => Math.abs(value) > reach).length, 1 - inside] as const;
  return [...parts, beyond].reduce((sum, [seen, chance]) => {
    const expected = chance * values.length;
    return sum + (seen - expected) ** 2 / expected;
  }, 0);
}

describe('the noise', () => {
  it.each([0.1, 0.5, 1, 1.7, 2])('has the promised distribution for epsilon %d', (epsilon) => {
    // 20 degrees of freedom or fewer: one in a million runs lies beyond 66.
    const reach = Math.min(10, Math.round(5 / epsilon));
    expect(misfit(draws(20_000, epsilon, seeded(7)), epsilon, reach)).toBeLessThan(66);
  });

  it('would not pass as that of another epsilon', () => {
    expect(misfit(draws(20_000, 0.5, seeded(7)), 0.6, 10)).toBeGreaterThan(66);
  });

  it('is right on average over the years, whatever the day', () => {
    const years = 200;
    const sum = draws(365 * years, 0.5, seeded(11)).reduce((total, value) => total + value, 0);
    const deviation = Math.sqrt(365 * years * varianceOf(0.5));
    expect(Math.abs(sum)).toBeLessThan(4 * deviation);
  });

  it('has the spread that docs/policy.md tells', () => {
    expect(Math.sqrt(varianceOf(0.5))).toBeCloseTo(2.8, 1);
    expect(Math.round(Math.sqrt(365 * varianceOf(0.5)))).toBe(53);
  });

  it('comes from the system’s randomness: two runs differ', () => {
    expect(draws(50, 0.5, drawFromSystem)).not.toEqual(draws(50, 0.5, drawFromSystem));
  });

  it('hides one visit: no value is more than e^epsilon times as likely with it as without it', () => {
    const [epsilon, count] = [1, 60_000];
    const without = draws(count, epsilon, seeded(3));
    const with1 = draws(count, epsilon, seeded(5)).map((value) => value + 1);
    for (let k = -2; k <= 3; k += 1) {
      const seen = with1.filter((value) => value === k).length / without.filter((value) => value === k).length;
      expect(Math.abs(Math.log(seen))).toBeLessThan(epsilon + 0.12);
    }
  });
});
