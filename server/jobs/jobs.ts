// What the server does by the clock: sums up every few minutes, forgets once a day, makes room for the days to come.
import { type Again, again } from '../again.ts';
import type { LimitSource } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { takeJob } from '../store/jobs.ts';
import type { OpenDatabase } from '../store/open.ts';
import { slotAt } from '../store/reports.ts';
import { rejudge } from './rejudge.ts';
import { runRetention } from './retention.ts';
import { rollUp } from './roll-up.ts';

export interface JobParts {
  readonly database: OpenDatabase;
  readonly log: Log;
  readonly now: () => number;
  readonly settings: Settings;
  readonly limits: LimitSource;
}

const lookEvery = 60_000;
const dayInSeconds = 86_400;
/** A run that was a little late must not make the next one skip a day. */
const slack = 600;

async function once({ database, log, now, settings, limits }: JobParts): Promise<void> {
  await database.prepareDays(slotAt(now()));
  await limits.refresh();
  await rejudge(database, limits, now());
  const begun = Date.now();
  const summed = await rollUp(database, now());
  if (summed !== null && summed > 0) log({ code: 'rolled-up', count: summed, ms: Date.now() - begun });
  const due = await takeJob(database, 'retention', now(), dayInSeconds - slack);
  if (due === null) return;
  const from = Date.now();
  const deleted = await runRetention(database, settings.retention, now());
  const count = Object.values(deleted).reduce((sum, one) => sum + one, 0);
  log({ code: 'retention', count, ms: Date.now() - from });
}

export const startJobs = (parts: JobParts): Again => again(() => once(parts), lookEvery, parts.log);
