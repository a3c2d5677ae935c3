// The chart of usage: its lines stand at round numbers around what is drawn, and a week is over when its last day is.
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../server/pages/usage/scale.ts';
import { isGoingOn } from '../../../server/pages/usage/week-bars.tsx';

describe('the lines', () => {
  it.each([
    [0, 10_193, [0, 4000, 8000, 12_000]],
    [0, 290, [0, 100, 200, 300]],
    [0, 7, [0, 4, 8]],
    [0, 0, [0, 1]],
    [-30, 200, [-100, 0, 100, 200]],
    [-8, -2, [-8, -4, 0, 4]],
  ])('from %d to %d are %j', (lowest, highest, lines) => expect(linesOf(lowest, highest)).toEqual(lines));

  it('are few, hold zero, and leave nothing outside', () => {
    for (let highest = 1; highest < 1e6; highest = Math.ceil(highest * 1.3)) {
      for (const lowest of [0, -highest / 10, -highest]) {
        const lines = linesOf(lowest, highest);
        expect(lines).toContain(0);
        expect(lines.length).toBeLessThanOrEqual(6);
        expect(lines.every(Number.isInteger)).toBe(true);
        expect([(lines[0] as number) <= lowest, (lines.at(-1) as number) >= highest]).toEqual([true, true]);
      }
    }
  });
});

describe('a week', () => {
  const from = 20_000 * 7 * 86_400;
  it('goes on until its last day is over', () => {
    expect([from, from + 7 * 86_400 - 1, from + 7 * 86_400].map((now) => isGoingOn({ from }, now))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
