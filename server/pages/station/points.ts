// What the plots of a station are drawn from: points as bands between rungs of a ladder, and where each ladder turns bad. Pure.
import type { Series } from '../../../contract/staff-api.ts';
import { runsOf } from './runs.ts';

/** Lowest and highest rung; `gap`: no report, or not known; `before`: it was not there yet. */
export type Point = readonly [low: number, high: number] | 'gap' | 'before';

export const banded = ['disk', 'memory', 'load', 'temperature', 'wipe'] as const;
export type Banded = (typeof banded)[number];
export const worded = ['network', 'clock', 'updates'] as const;
export type Worded = (typeof worded)[number];

/** The rung from which a value needs attention: thresholds lie on borders of the report’s steps, nothing between can be seen. */
export const overFrom: Readonly<Record<Banded, string>> = {
  disk: '90-95',
  memory: 'over-95',
  load: 'over-75',
  temperature: '80-90',
  wipe: 'over-1000',
};

export const pointsOf = ({ bands, before }: Series, name: string): readonly Point[] =>
  (bands[name] ?? []).map((band, at) => band ?? (at < before ? 'before' : 'gap'));

export const keyOfPoint = (point: Point): string => String(point);
export const runsOfPoints = (points: readonly Point[]) => runsOf(points, keyOfPoint);

/** The numbers at the borders of a ladder, from the lowest; null where a step is open. */
export function bordersOf(ladder: readonly string[], ends: readonly [number | null, number | null]): (number | null)[] {
  const inner = ladder.slice(1).map((step) => Number(step.replace('over-', '').split('-')[0]));
  return [ends[0], ...inner, ends[1]];
}
