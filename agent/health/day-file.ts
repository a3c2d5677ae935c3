// Keeps the day's figures while the computer is off. Written when the agent stops and at no other time: its date shows no visit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { replaceSmallFile } from '../state/small-file.ts';
import { type DayTally, emptyDay } from './day.ts';
import { wipeSteps } from './steps.ts';

export const dayFile = 'day.json';

const Sum = z.number().min(0);
const Kept = z.strictObject({
  ...{ busy: Sum, total: Sum, visits: z.int().min(0) },
  ...{ memory: z.number().nullable(), temperature: z.number().nullable() },
  wipes: z.array(z.int().min(0)).length(wipeSteps.length),
});

/** Read once: what was read is emptied, so that no day counts twice. */
export function takeDay(stateDir: string): DayTally {
  const path = join(stateDir, dayFile);
  try {
    const kept = Kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
    if (kept === null) return emptyDay;
    replaceSmallFile(path, '');
    return kept;
  } catch {
    return emptyDay;
  }
}

/** What can't be written is lost; the next day has figures again. */
export function keepDay(stateDir: string, day: DayTally): void {
  try {
    replaceSmallFile(join(stateDir, dayFile), JSON.stringify(day));
  } catch {
    // Nothing is at stake but one day's figures.
  }
}
