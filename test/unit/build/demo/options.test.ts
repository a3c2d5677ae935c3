// What may be typed after `npm run demo --`, and when the demonstration that plays by itself is content.
import { describe, expect, it } from 'vitest';
import { readDemoOptions } from '../../../../build/demo/options.ts';
import { exitCodeOf } from '../../../../build/demo/play.ts';

const clean = { verdict: 'clean', containment: 'bubblewrap', checks: 14, left: 0 } as const;

describe('the options of the demonstration', () => {
  it.each([
    [[], { headless: false, stations: 0 }],
    [['--headless'], { headless: true, stations: 0 }],
    [['--stations', '200'], { headless: false, stations: 200 }],
    [['--headless', '--stations=0'], { headless: true, stations: 0 }],
  ])('%j are understood', (args, options) => expect(readDemoOptions(args)).toEqual(options));

  it.each([[['--stations', 'many']], [['--stations', '-1']], [['--stations', '2001']], [['--loud']], [['once more']]])(
    '%j are refused',
    (args) => expect(readDemoOptions(args)).toBeUndefined(),
  );
});

describe('the demonstration that plays by itself', () => {
  it('is content only with a clean receipt and a report that was accepted', () => {
    expect(exitCodeOf({ receipt: clean }, true)).toBe(0);
    expect(exitCodeOf({ receipt: clean }, false)).toBe(1);
    expect(exitCodeOf({ receipt: { ...clean, verdict: 'residue', left: 1 } }, true)).toBe(1);
    expect(exitCodeOf({ receipt: undefined }, true)).toBe(1);
  });
});
