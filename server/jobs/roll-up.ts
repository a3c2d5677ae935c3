// Sums up the hours and days that are over, and again those for which a report came late.
import type { Database } from '../store/database.ts';
import { takeJob, tellJob } from '../store/jobs.ts';
import { hourOfSlot } from '../store/reports.ts';
import { forgetLateHour, type HourOf, hoursPerDay, lateHours, sumUpDay, sumUpHour } from '../store/summaries.ts';

const hour = 3600;
const every = 300;
/** A report of the last step of an hour may arrive some minutes after it. */
const grace = 600;
const stationsAtOnce = 2000;
/** After so long an outage of the server nothing older than this waits in a station's spool. */
const mostHoursBack = 30 * hoursPerDay;
const mostLateAtOnce = 5000;

/** null: there is no report at all. */
async function firstHour(database: Database): Promise<number | null> {
  const [row] = await database.rows('SELECT min(slot) AS first FROM reports');
  return row?.first === null || row === undefined ? null : hourOfSlot(Number(row.first));
}

async function forAllStations(
  database: Database,
  work: (from: number, to: number) => Promise<number>,
): Promise<number> {
  const [row] = await database.rows('SELECT max(number) AS last FROM stations');
  let count = 0;
  for (let from = 0; from <= Number(row?.last ?? 0); from += stationsAtOnce) {
    count += await work(from, from + stationsAtOnce);
  }
  return count;
}

async function lateOnes(database: Database, lastHour: number): Promise<void> {
  const late = (await lateHours(database, mostLateAtOnce)).filter(({ hour: of }) => of <= lastHour);
  const sumUp = async ({ hour: of, station }: HourOf): Promise<void> => {
    await sumUpHour(database, of, station, station + 1);
    await sumUpDay(database, Math.floor(of / hoursPerDay), station, station + 1);
  };
  for (const one of late) {
    // Summed up before it is forgotten, so that a server that is ended in between loses nothing, and afterwards for what came meanwhile:
    // that found the hour marked, and did not mark it again.
    await sumUp(one);
    await forgetLateHour(database, one);
    await sumUp(one);
  }
}

/** @returns how many sums were written; null when another process is at it, or was a moment ago */
export async function rollUp(database: Database, now: number): Promise<number | null> {
  const job = await takeJob(database, 'roll-up', now, every);
  if (job === null) return null;
  const lastHour = Math.floor((now - grace) / hour) - 1;
  // Hours ahead: the clock was set back. They are summed up again when they come.
  const done = Math.min(job.doneUpTo, lastHour);
  const first = Math.max(done + 1, lastHour - mostHoursBack, (await firstHour(database)) ?? lastHour);
  let count = 0;
  for (let of = first; of <= lastHour; of += 1) {
    count += await forAllStations(database, (from, to) => sumUpHour(database, of, from, to));
    if (of % hoursPerDay === hoursPerDay - 1) {
      await forAllStations(database, (from, to) => sumUpDay(database, Math.floor(of / hoursPerDay), from, to));
      // An hour that is summed up twice comes to the same: it is enough to remember days on the way.
      await tellJob(database, 'roll-up', of, count);
    }
  }
  if (first <= lastHour || done < job.doneUpTo) await tellJob(database, 'roll-up', lastHour, count);
  await lateOnes(database, lastHour);
  return count;
}
