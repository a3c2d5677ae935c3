// Every figure becomes its step: on each border, on both sides of it, and where there is no figure.
import { describe, expect, it } from 'vitest';
import * as steps from '../../../../agent/health/steps.ts';

const around = (border: number) => [border - 0.01, border];

describe('a step', () => {
  it.each([
    ['disk', steps.diskStep, [50, 70, 80, 90, 95]],
    ['load', steps.loadStep, [25, 50, 75]],
    ['memory', steps.memoryStep, [50, 70, 85, 95]],
    ['temperature', steps.temperatureStep, [50, 65, 80, 90]],
    ['wipe', steps.wipeStep, [50, 100, 250, 1000]],
    ['clock', steps.clockStep, [5, 60, 3600]],
  ] as const)('of the %s begins at its border and not before', (_, step, borders) => {
    const seen = borders.flatMap(around).map(step);
    for (let index = 0; index < borders.length; index += 1) {
      expect(seen[2 * index]).not.toBe(seen[2 * index + 1]);
      if (index > 0) expect(seen[2 * index]).toBe(seen[2 * index - 1]);
    }
    expect(step(0)).toBe(seen[0]);
    expect(step(1e9)).toBe(seen.at(-1));
    expect(step(null)).toBe('unknown');
    expect(step(Number.NaN)).toBe('unknown');
  });

  it('of the clock is the same for a clock that is behind', () => {
    expect(steps.clockStep(-90)).toBe(steps.clockStep(90));
  });

  it('of a count keeps only whether it happens, and how often about', () => {
    expect([0, 1, 2, 5, 6, 1000].map(steps.countStep)).toEqual(['0', '1', '2-5', '2-5', 'more', 'more']);
    expect([0, 1, 12, 13, 288, 289].map(steps.droppedStep)).toEqual(['0', '1-12', '1-12', '13-288', '13-288', 'more']);
  });

  it('of updates is about when they were looked for; a restart matters only while they are', () => {
    const day = 86_400_000;
    const at = (days: number, restartWaits = false) => steps.updatesStep({ lookedForMs: 0, restartWaits }, days * day);
    expect([at(6.9), at(6.9, true), at(7, true), at(13.9), at(14)]).toEqual([
      'current',
      'restart',
      'due',
      'due',
      'overdue',
    ]);
    expect(steps.updatesStep(null, day)).toBe('unknown');
  });

  it('of the network is about reports that reached nobody first, then about the cable', () => {
    const at = (link: number | null, failed: number, made = 288) => steps.networkStep(link, { made, failed });
    expect([at(null, 0, 0), at(1000, 0, 0), at(null, 0), at(10, 0), at(10, 3), at(1000, 12)]).toEqual([
      'unknown',
      'good',
      'good',
      'slow',
      'unsteady',
      'interrupted',
    ]);
  });

  it('of the days switched on is whole days between 0 and 400', () => {
    expect([null, 0, 86_399, 86_400, 1e12].map(steps.daysOf)).toEqual([0, 0, 0, 1, 400]);
  });
});
