// Makes every figure coarse before it goes anywhere: from a measurement to the step of the report that it lies in. Pure.
import type { DayFacts, Report } from '../../contract/report.ts';
import type { Updates } from './collectors/updates.ts';

/** The step whose upper border is the first above the value. */
function stepOf<Step extends string>(value: number | null, borders: readonly number[], steps: readonly Step[]) {
  if (value === null || !Number.isFinite(value)) return 'unknown';
  const index = borders.findIndex((border) => value < border);
  return steps[index === -1 ? borders.length : index] ?? 'unknown';
}

export const diskStep = (percent: number | null): Report['disk'] =>
  stepOf(percent, [50, 70, 80, 90, 95], ['under-50', '50-70', '70-80', '80-90', '90-95', 'over-95']);

export const loadStep = (percent: number | null): DayFacts['load'] =>
  stepOf(percent, [25, 50, 75], ['under-25', '25-50', '50-75', 'over-75']);

export const memoryStep = (percent: number | null): DayFacts['memory'] =>
  stepOf(percent, [50, 70, 85, 95], ['under-50', '50-70', '70-85', '85-95', 'over-95']);

export const temperatureStep = (degrees: number | null): DayFacts['temperature'] =>
  stepOf(degrees, [50, 65, 80, 90], ['under-50', '50-65', '65-80', '80-90', 'over-90']);

export const wipeBorders = [50, 100, 250, 1000] as const;
export const wipeSteps = ['under-50', '50-100', '100-250', '250-1000', 'over-1000'] as const;
export const wipeStep = (ms: number | null): DayFacts['wipe'] => stepOf(ms, wipeBorders, wipeSteps);

export const clockStep = (seconds: number | null): Report['clock'] =>
  stepOf(seconds === null ? null : Math.abs(seconds), [5, 60, 3600], ['right', 'seconds', 'minutes', 'hours']);

export function countStep(count: number): Report['failedWipes'] {
  if (count <= 1) return count <= 0 ? '0' : '1';
  return count <= 5 ? '2-5' : 'more';
}

export function droppedStep(count: number): Report['droppedReports'] {
  if (count <= 0) return '0';
  if (count <= 12) return '1-12';
  return count <= 288 ? '13-288' : 'more';
}

const msInDay = 86_400_000;

export function updatesStep(updates: Updates | null, now: number): Report['updates'] {
  if (updates === null) return 'unknown';
  const days = (now - updates.lookedForMs) / msInDay;
  if (days >= 14) return 'overdue';
  if (days >= 7) return 'due';
  return updates.restartWaits ? 'restart' : 'current';
}

/** A cable with a broken wire pair falls back to 10 Mbit/s. */
const slowLink = 100;

/** How sending went of late: attempts, and how many of them reached nobody. */
export interface Attempts {
  readonly made: number;
  readonly failed: number;
}

export function networkStep(link: number | null, { made, failed }: Attempts): Report['network'] {
  if (made === 0 && link === null) return 'unknown';
  if (failed >= 12) return 'interrupted';
  if (failed >= 3) return 'unsteady';
  return link !== null && link < slowLink ? 'slow' : 'good';
}

export const daysOf = (seconds: number | null): number =>
  Math.min(400, Math.max(0, Math.floor((seconds ?? 0) / 86_400)));
