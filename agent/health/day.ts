// The figures of a day: sums, peaks and counts that hold no moment. Pure.
import type { DayFacts } from '../../contract/report.ts';
import type { ProcessorTime } from './collectors/processor.ts';
import { loadStep, memoryStep, temperatureStep, wipeBorders, wipeStep, wipeSteps } from './steps.ts';

export interface DayTally {
  readonly busy: number;
  readonly total: number;
  /** Per cent. */
  readonly memory: number | null;
  /** °C. */
  readonly temperature: number | null;
  /** How many wipes took a time of each step. */
  readonly wipes: readonly number[];
  readonly visits: number;
}

export const emptyDay: DayTally = {
  ...{ busy: 0, total: 0, memory: null, temperature: null, visits: 0 },
  wipes: wipeSteps.map(() => 0),
};

export interface Sample {
  readonly memory: number | null;
  readonly temperature: number | null;
  readonly before: ProcessorTime | null;
  readonly now: ProcessorTime | null;
}

const most = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

export function withSample(day: DayTally, { memory, temperature, before, now }: Sample): DayTally {
  const known = before !== null && now !== null && now.total > before.total;
  return {
    ...day,
    memory: most(day.memory, memory),
    temperature: most(day.temperature, temperature),
    busy: day.busy + (known ? now.busy - before.busy : 0),
    total: day.total + (known ? now.total - before.total : 0),
  };
}

export function withWipe(day: DayTally, ms: number): DayTally {
  const step = wipeStep(ms);
  return { ...day, wipes: day.wipes.map((count, index) => (wipeSteps[index] === step ? count + 1 : count)) };
}

export const withVisit = (day: DayTally): DayTally => ({ ...day, visits: day.visits + 1 });

/** Within this time, on a border of a step, 95 of 100 wipes were done; null when there was none. */
function wipeOf({ wipes }: DayTally): number | null {
  const all = wipes.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let counted = 0;
  const index = wipes.findIndex((count) => {
    counted += count;
    return counted >= 0.95 * all;
  });
  return index === 0 ? 0 : (wipeBorders[index - 1] ?? null);
}

/** @param noise null where visits are not counted */
export function factsOf(day: DayTally, noise: number | null): DayFacts {
  return {
    load: loadStep(day.total > 0 ? (100 * day.busy) / day.total : null),
    memory: memoryStep(day.memory),
    temperature: temperatureStep(day.temperature),
    wipe: wipeStep(wipeOf(day)),
    sessions: noise === null ? null : Math.min(2000, Math.max(-2000, day.visits + noise)),
  };
}
