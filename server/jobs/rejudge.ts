// Judges last reports anew when limits or the fleet's release have changed: a station's next report may be five minutes away.
import type { LimitSource } from '../limits.ts';
import { conditionsOf } from '../rules/findings.ts';
import { fleetReleaseOf, writeRelease } from '../rules/limits.ts';
import { decodeReport, joinDay } from '../rules/report-code.ts';
import type { Database, Row, Statement } from '../store/database.ts';
import { takeJob } from '../store/jobs.ts';
import { keepFleetRelease } from '../store/limits.ts';

const every = 300;
const atOnce = 2000;

const columns = 'number, place, latest, day_facts, condition, day_condition, last_sequence';

async function forAllReports(database: Database, work: (rows: readonly Row[]) => Promise<void>): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await database.rows(
      `SELECT ${columns} FROM stations WHERE number > $1 AND latest IS NOT NULL AND retired_at IS NULL
       ORDER BY number LIMIT ${atOnce}`,
      [after],
    );
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.number);
    await work(rows);
  }
}

const reportIn = ({ latest, day_facts }: Row) =>
  decodeReport(joinDay(latest as Uint8Array, day_facts as Uint8Array | null));

async function countReleases(database: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  await forAllReports(database, async (rows) => {
    for (const row of rows) {
      const text = writeRelease(reportIn(row).software);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  });
  return counts;
}

/** What a report that comes meanwhile has said is newer, and stays. */
const correct = `UPDATE stations SET
    condition_since = CASE WHEN condition = $3 THEN condition_since ELSE CAST($5 AS BIGINT) END, condition = $3,
    day_condition_since = CASE WHEN day_condition = $4 THEN day_condition_since ELSE CAST($5 AS BIGINT) END, day_condition = $4
  WHERE number = $1 AND last_sequence = $2 RETURNING number`;

function correction(row: Row, limits: LimitSource, now: number): Statement[] {
  const { five, day } = conditionsOf(reportIn(row), limits.of(row.place as string | null));
  const daily = day ?? String(row.day_condition);
  if (five === row.condition && daily === row.day_condition) return [];
  return [{ sql: correct, values: [Number(row.number), Number(row.last_sequence), five, daily, now] }];
}

/** @returns how many stations are judged differently now */
export async function rejudgeAll(database: Database, limits: LimitSource, now: number): Promise<number> {
  let count = 0;
  await forAllReports(database, async (rows) => {
    const corrections = rows.flatMap((row) => correction(row, limits, now));
    if (corrections.length === 0) return;
    const done = await database.write(corrections);
    count += done?.filter(({ length }) => length > 0).length ?? 0;
  });
  return count;
}

/** Every few minutes, in one of the processes: updates spread, and another process may have judged by limits that were old. */
export async function rejudge(database: Database, limits: LimitSource, now: number): Promise<number | null> {
  if ((await takeJob(database, 'rejudge', now, every)) === null) return null;
  const release = fleetReleaseOf(await countReleases(database));
  if (release !== null && release !== limits.view().fleetRelease) await keepFleetRelease(database, release);
  await limits.refresh();
  return rejudgeAll(database, limits, now);
}
