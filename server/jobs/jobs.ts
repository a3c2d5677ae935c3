// What the server does by the clock: sums up every few minutes, forgets once a day, makes room for the days to come.
import { type Again, again } from '../again.ts';
import type { LimitSource } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import type { OpenDatabase } from '../store/open.ts';
import { slotAt } from '../store/reports.ts';
import { rejudge } from './rejudge.ts';
import { retain } from './retention.ts';
import { rollUp } from './roll-up.ts';

export interface JobParts {
  readonly database: OpenDatabase;
  readonly log: Log;
  readonly now: () => number;
  readonly settings: Settings;
  readonly limits: LimitSource;
}

const lookEvery = 60_000;

async function once({ database, log, now, settings, limits }: JobParts): Promise<void> {
  await database.prepareDays(slotAt(now()));
  await limits.refresh();
  await rejudge(database, limits, now());
  const begun = Date.now();
  const summed = await rollUp(database, now());
  if (summed !== null && summed > 0) log({ code: 'rolled-up', count: summed, ms: Date.now() - begun });
  const from = Date.now();
  const deleted = await retain(database, settings.retention, now());
  if (deleted === null) return;
  const count = Object.values(deleted).reduce((sum, one) => sum + one, 0);
  log({ code: 'retention', count, ms: Date.now() - from });
}

export const startJobs = (parts: JobParts): Again => again(() => once(parts), lookEvery, parts.log);
