// Sums of the noisy numbers that stations count where the library asks for it; never of fewer than ten stations.
import { fewestStationsInSum, type Usage } from '../../contract/staff-api.ts';
import type { Database } from './database.ts';

const daysPerWeek = 7;
const secondsPerDay = 86_400;
const weeksShown = 12;
const daysOfPlaces = 31;

const counted = 'FROM days JOIN stations ON stations.number = days.station WHERE sessions IS NOT NULL AND day >= $1';
const columns = 'count(DISTINCT days.station) AS stations, count(*) AS days, sum(sessions) AS sum';

/** @param now the day that is going on is left out: it is not whole yet */
export async function readUsage(database: Database, now: number): Promise<Usage> {
  const today = Math.floor(now / secondsPerDay);
  const firstWeek = Math.floor(today / daysPerWeek) - weeksShown;
  const weeks = await database.rows(
    `SELECT day / ${daysPerWeek} AS week, ${columns} ${counted} AND day < $2
     GROUP BY day / ${daysPerWeek} HAVING count(DISTINCT days.station) >= ${fewestStationsInSum} ORDER BY week`,
    [firstWeek * daysPerWeek, today],
  );
  const places = await database.rows(
    `SELECT stations.place AS place, ${columns} ${counted} AND day < $2
     GROUP BY stations.place HAVING count(DISTINCT days.station) >= ${fewestStationsInSum} ORDER BY place`,
    [today - daysOfPlaces, today],
  );
  const sums = (row: (typeof weeks)[number]) => ({
    stations: Number(row.stations),
    days: Number(row.days),
    sum: Number(row.sum),
  });
  return {
    weeks: weeks.map((row) => ({ from: Number(row.week) * daysPerWeek * secondsPerDay, ...sums(row) })),
    places: places.map((row) => ({ place: row.place as string | null, ...sums(row) })),
  };
}
