// How a station has been: points of an hour, a day or a week, each from the lowest to the highest step. Pure.
import type { Range, Series } from '../../contract/staff-api.ts';
import { reasons } from './reasons.ts';
import { ladders, merge, type Plotted, plotted, type Summary } from './rollup.ts';

const hour = 3600;
const day = 24 * hour;

export interface Grain {
  readonly step: number;
  readonly points: number;
  /** What is read to make it. */
  readonly from: 'hour' | 'day';
}

/** Never one report: five-minute points of anything that a patron can move would show when somebody sat there. */
export const grains: Readonly<Record<Range, Grain>> = {
  day: { step: hour, points: 24, from: 'hour' },
  month: { step: day, points: 30, from: 'day' },
  year: { step: 7 * day, points: 52, from: 'day' },
};

/** What comes once a day cannot be told by the hour. */
const daily: ReadonlySet<Plotted> = new Set(['load', 'memory', 'temperature', 'wipe']);

/** The last point is the one that is going on now. */
export const firstPoint = (range: Range, now: number): number => {
  const { step, points } = grains[range];
  const unit = range === 'day' ? hour : day;
  const end = (Math.floor(now / unit) + 1) * unit;
  return end - points * step;
};

function gather(range: Range, from: number, summaries: ReadonlyMap<number, Summary>): (Summary | undefined)[] {
  const { step, points, from: grain } = grains[range];
  const unit = grain === 'hour' ? hour : day;
  const gathered: (Summary | undefined)[] = Array.from({ length: points }, () => undefined);
  for (const [at, summary] of summaries) {
    const point = Math.floor((at * unit - from) / step);
    if (point < 0 || point >= points) continue;
    const before = gathered[point];
    gathered[point] = before === undefined ? summary : merge(before, summary);
  }
  return gathered;
}

/** @param summaries by hours or days since 1970, as the grain of the range has it */
export function seriesOf(
  range: Range,
  now: number,
  enrolledAt: number,
  summaries: ReadonlyMap<number, Summary>,
): Series {
  const from = firstPoint(range, now);
  const { step, points } = grains[range];
  const gathered = gather(range, from, summaries);
  const names = plotted.filter((name) => range !== 'day' || !daily.has(name));
  return {
    range,
    step,
    from,
    points,
    before: Math.min(points, Math.max(0, Math.floor((enrolledAt - from) / step))),
    ladders: Object.fromEntries(names.map((name) => [name, [...ladders[name]]])),
    bands: Object.fromEntries(
      names.map((name) => [
        name,
        gathered.map((summary) => {
          const band = summary?.bands[name];
          return band === undefined ? null : [band[0], band[1]];
        }),
      ]),
    ),
    verdicts: gathered.map((summary) => (summary === undefined ? 'unheard' : reasons[summary.condition].verdict)),
  };
}
