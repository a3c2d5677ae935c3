// The page never lies over the bar, whatever the bar says of its own height and however small the window.
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../app/session/layout.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 256 },
  { width: 3840, height: 2160 },
  { width: 1, height: 1 },
];
const heights = [0, 1, 55.4, 104, 104.6, 400, 4096, -20];
const all = sizes.flatMap((size) =>
  heights.flatMap((height) => [true, false].map((hanging) => ({ size, height, hanging }))),
);

describe('The layout of a session', () => {
  it.each(all)('keeps the page below the bar, and both in the window (%j)', ({ size, height, hanging }) => {
    const { bar, page } = layOut(size, height, hanging);
    expect(page.y).toBeGreaterThanOrEqual(1);
    if (!hanging) expect(page.y).toBe(bar.y + bar.height);
    expect(page.height).toBeGreaterThanOrEqual(0);
    for (const part of [bar, page]) {
      expect(part.width).toBe(size.width);
      expect(part.y + part.height).toBeLessThanOrEqual(size.height);
      for (const number of Object.values(part)) expect(Number.isInteger(number)).toBe(true);
    }
  });

  it('gives the bar the whole window while something hangs from it, and leaves the page where it is', () => {
    const size = { width: 1280, height: 800 };
    expect(layOut(size, 104, true)).toEqual({
      bar: { x: 0, y: 0, width: 1280, height: 800 },
      page: { x: 0, y: 104, width: 1280, height: 696 },
    });
    expect(layOut(size, 104, false).page).toEqual(layOut(size, 104, true).page);
  });
});
