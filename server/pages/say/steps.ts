// The steps of the report in words: between which two numbers a value lies, with its unit, and never a number of its own.
import type { Say } from './words.ts';

export type Unit = 'percent' | 'degrees' | 'milliseconds';

/** Where each plotted or told value has its unit; words such as “good” have none. */
export const units: Readonly<Record<string, Unit>> = {
  disk: 'percent',
  memory: 'percent',
  load: 'percent',
  temperature: 'degrees',
  wipe: 'milliseconds',
};

/** One border of a step. */
export function borderText(say: Say, unit: Unit, n: number): string {
  if (unit === 'milliseconds' && n === 1000) return say('step-second');
  return say(`step-${unit}`, { n });
}

/** `under-50`, `50-70`, `over-95` as the contract writes them. */
export function rangeText(say: Say, unit: Unit, step: string): string {
  const [from = '', to = ''] = step.split('-');
  if (step === 'unknown') return say('step-unknown');
  if (from === 'under') return say('step-under', { to: borderText(say, unit, Number(to)) });
  if (from === 'over') return say('step-over', { from: borderText(say, unit, Number(to)) });
  return say('step-range', { from: Number(from), to: borderText(say, unit, Number(to)) });
}

/** `0`, `1`, `2-5`, `more`: how often something happened. */
export function countText(say: Say, step: string): string {
  if (step === 'more') return say('step-more');
  const [from = '', to] = step.split('-');
  return to === undefined ? from : say('step-range', { from, to });
}
