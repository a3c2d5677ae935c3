// Canaries: unique, recognisable, and one for each place that the residue catalogue asks for.
import { describe, expect, it } from 'vitest';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { canaryClasses, classesBy, placements } from '../../../support/canary/placements.ts';

describe('makeCanaries', () => {
  it('gives every class a canary of its own', () => {
    const { of } = makeCanaries();
    expect(new Set(Object.values(of)).size).toBe(canaryClasses.length);
  });

  it('writes 128 bits of hex into each', () => {
    const { run, of } = makeCanaries();
    expect(run).toMatch(/^[0-9a-f]{32}$/);
    for (const text of Object.values(of)) expect(text).toContain(run);
  });

  it('makes others each time, and the same from the same seed', () => {
    expect(makeCanaries().run).not.toBe(makeCanaries().run);
    expect(makeCanaries('a')).toEqual(makeCanaries('a'));
    expect(makeCanaries('a').run).not.toBe(makeCanaries('b').run);
  });

  it('keeps host names to the 63 letters that a label may have', () => {
    const { of } = makeCanaries();
    for (const host of [of.host, of['dns-host'], `${of['alt-svc']}.wayfarer.example`])
      for (const label of host.split('.')) expect(label.length).toBeLessThanOrEqual(63);
  });
});

describe('placements', () => {
  it('cover the rows that a session in Electron can fill', () => {
    const rows = new Set(Object.values(placements).map(({ row }) => row));
    for (const row of [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 17, 20, 31, 37, 46, 47, 48, 49, 50])
      expect(rows).toContain(row);
  });

  it('name one planter for each class', () => {
    const planters = (['page', 'keys', 'click', 'program'] as const).flatMap(classesBy);
    expect(planters.sort()).toEqual([...canaryClasses].sort());
  });
});
