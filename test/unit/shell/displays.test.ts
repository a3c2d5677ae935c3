// Which displays are covered: all but the one that the station uses, whatever comes and goes.
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../app/shell/displays.ts';

const first = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const second = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 1024 } };
const third = { id: 3, bounds: { x: 0, y: 1080, width: 800, height: 600 } };

describe('the displays of a station', () => {
  it('has its window fill the first one', () => {
    expect(arrange([first], first, false)).toEqual({ main: first.bounds, covers: [] });
  });

  it('covers every other one, wherever it lies', () => {
    expect(arrange([first, second, third], first, false).covers).toEqual([second, third]);
    expect(arrange([first, second, third], third, false).covers).toEqual([first, second]);
  });

  it('covers none of them when it is a window on a desk, which is no larger than its display', () => {
    const small = { id: 1, bounds: { x: 10, y: 20, width: 1024, height: 700 } };
    expect(arrange([first, second], first, true).covers).toEqual([]);
    expect(arrange([first], first, true).main).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
    expect(arrange([small], small, true).main).toEqual(small.bounds);
  });
});
