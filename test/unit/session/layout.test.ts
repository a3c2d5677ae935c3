// The page never lies over the bar, whatever the bar says of its own height and however small the window.
import { describe, expect, it } from 'vitest';
import { layOut, reservedStrip } from '../../../app/session/layout.ts';
import { covering } from '../../../app/trusted/covering.ts';

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

describe('The strip that is kept free for the bar', () => {
  const display = { x: 0, y: 0, width: 1280, height: 800 };

  it('is the upper edge of its own display, from side to side', () => {
    expect(reservedStrip(display, 104, 1)).toEqual([0, 0, 104, 0, 0, 0, 0, 0, 0, 1279, 0, 0]);
    expect(reservedStrip({ ...display, x: 1920 }, 104, 1)).toEqual([0, 0, 104, 0, 0, 0, 0, 0, 1920, 3199, 0, 0]);
  });

  it('is told in pixels of the display', () => {
    expect(reservedStrip(display, 104.5, 2)).toEqual([0, 0, 209, 0, 0, 0, 0, 0, 0, 2559, 0, 0]);
  });

  it('is nothing where the display stands below another, since it would be counted from the upper one’s edge', () => {
    expect(reservedStrip({ ...display, y: 1080 }, 104, 1)).toEqual(Array(12).fill(0));
  });
});

describe('A window that covers a display', () => {
  it('asks for another size than any display has, and for no less', () => {
    expect(covering({ x: 5, y: 7, width: 1280, height: 800 })).toEqual({ x: 5, y: 7, width: 1280, height: 801 });
  });
});
