// The time axis that all plots of a page share: where its words stand, and what a point is called in a table.
import type { Range, Series } from '../../../contract/staff-api.ts';
import type { Language } from '../../../contract/words.ts';
import { clockText, dateText, fullDateText } from '../say/times.ts';
import type { Say } from '../say/words.ts';

export interface Axis {
  readonly points: number;
  /** The borders of points at which a word stands, and the words. */
  readonly ticks: readonly (readonly [at: number, words: string])[];
  /** The beginning of a point in words. */
  readonly when: (at: number) => string;
}

const every: Readonly<Record<Range, number>> = { day: 6, month: 7, year: 13 };

export function axisOf({ range, from, step, points }: Series, language: Language, say: Say): Axis {
  const end = range === 'month' ? say('plot-today') : say('plot-end');
  const text = range === 'day' ? clockText : range === 'month' ? dateText : fullDateText;
  const when = (at: number): string => (at >= points ? end : text(language, from + at * step));
  const short = range === 'year' ? dateText : text;
  const ticks = Array.from({ length: Math.ceil(points / every[range]) }, (_, tick) => tick * every[range])
    // The last words must not run into “now”.
    .filter((at) => points - at >= every[range] / 2)
    .map((at) => [at, short(language, from + at * step)] as const);
  return { points, ticks: [...ticks, [points, end]], when };
}

/** Room for the words at the left, shared so that times stand one above the other. */
export const left = 56;
export const right = 8;

export const xOf = (at: number, points: number, width: number): number => left + (at / points) * (width - left - right);

/** @param y of the words' baseline */
export function writeTicks(
  context: CanvasRenderingContext2D,
  { ticks, points }: Axis,
  { width, y }: { readonly width: number; readonly y: number },
): void {
  for (const [at, words] of ticks) {
    context.textAlign = at === 0 ? 'start' : at >= points ? 'end' : 'center';
    context.fillText(words, xOf(at, points, width), y);
  }
}
