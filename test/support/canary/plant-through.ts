// Has a page plant canaries, driven from outside by a debugger that can evaluate an expression in it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Planted } from '../../demonstration/sites/metrics/scripts/plant.ts';
import type { Canaries } from './canary.ts';

/** Evaluates an expression in a page that shows `/plant`; values come back through JSON. */
export type Evaluate = <Value>(expression: string) => Promise<Value>;

const betweenLooks = 100;

/**
 * Starts the planting and looks for its outcome again and again, because a Chromium sends an evaluation that is still waited
 * for once more when the page's frames change, and would plant without end.
 */
export async function plantThrough(evaluate: Evaluate, canaries: Canaries, milliseconds = 60_000): Promise<Planted> {
  const start = `window.plant(${JSON.stringify(canaries.of)}).then((outcome) => { window.planted = outcome; })`;
  await evaluate(`typeof window.plant === 'function' && void ${start}`);
  for (const until = performance.now() + milliseconds; performance.now() < until; await pause(betweenLooks)) {
    const planted = await evaluate<Planted | null>('window.planted ?? null');
    if (planted !== null) return planted;
  }
  throw new Error('The page did not plant in time.');
}
