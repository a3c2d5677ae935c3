// What may be typed after `npm run demo --`.
import { parseArgs } from 'node:util';
import { mostStations } from './fleet/fleet.ts';

export interface DemoOptions {
  readonly headless: boolean;
  /** Simulated ones, besides the demonstration's own. */
  readonly stations: number;
}

export const demoUsage = `Usage: npm run demo [-- --headless] [-- --stations N], with N from 0 to ${mostStations}.`;

/** undefined: something that nobody knows. */
export function readDemoOptions(args: readonly string[]): DemoOptions | undefined {
  try {
    const declared = { headless: { type: 'boolean' }, stations: { type: 'string' } } as const;
    const { headless = false, stations = '0' } = parseArgs({ args: [...args], options: declared }).values;
    const count = /^\d+$/.test(stations) ? Number(stations) : Number.NaN;
    return count <= mostStations ? { headless, stations: count } : undefined;
  } catch {
    return undefined;
  }
}
