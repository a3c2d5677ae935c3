// Stores a batch of reports in PostgreSQL with one statement, which is one transaction and one round trip.
import type pg from 'pg';
import { dayOf, joinDay } from '../../rules/report-code.ts';
import { cloneForgottenAfter } from '../../rules/verdict.ts';
import { hourOfSlot, isLate, judgeOld, type NewReport, type Outcome, slotsToLookFor } from '../reports.ts';
import { bytesArray, numberArray, textArray } from './arrays.ts';

const store = {
  name: 'store-reports',
  text: `WITH given AS (
    SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::int8[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[],
      $9::text[], $10::text[])
      AS given (station, slot, sequence, heard_at, nonce, body, latest, day, condition, day_condition)
  ), moved AS (
    UPDATE stations SET last_sequence = given.sequence, last_nonce = given.nonce, heard_at = given.heard_at,
      latest = given.latest, day_facts = coalesce(given.day, day_facts),
      condition_since =
        CASE WHEN stations.condition = given.condition THEN condition_since ELSE given.heard_at END,
      condition = given.condition,
      day_condition_since = CASE WHEN coalesce(given.day_condition, stations.day_condition) = stations.day_condition
        THEN day_condition_since ELSE given.heard_at END,
      day_condition = coalesce(given.day_condition, stations.day_condition)
    FROM given WHERE number = given.station AND last_sequence < given.sequence AND retired_at IS NULL
    RETURNING given.slot, given.station, given.sequence, given.nonce, given.body
  ), added AS (
    INSERT INTO reports (slot, station, sequence, nonce, body) SELECT * FROM moved RETURNING station
  )
  SELECT count(*)::int AS count, coalesce(array_agg(station::float8), '{}') AS stations FROM added`,
} as const;

const late = `INSERT INTO late_hours (hour, station) SELECT * FROM unnest($1::int8[], $2::int8[]) ON CONFLICT DO NOTHING`;
const before = `SELECT last_sequence::float8 AS last_sequence, last_nonce, retired_at IS NOT NULL AS retired
  FROM stations WHERE number = $1`;
const stored = 'SELECT nonce FROM reports WHERE station = $1 AND sequence = $2 AND slot = ANY ($3::int8[])';
const cloned = `UPDATE stations SET cloned_at = $2::int8,
  cloned_since = CASE WHEN cloned_at IS NULL OR cloned_at < $2::int8 - ${cloneForgottenAfter} THEN $2::int8 ELSE cloned_since END
  WHERE number = $1`;

interface Before {
  readonly last_sequence: number;
  readonly last_nonce: Buffer | null;
  readonly retired: boolean;
}

async function judge(pool: pg.Pool, report: NewReport): Promise<Outcome> {
  const { rows } = await pool.query<Before>(before, [report.station]);
  const station = rows[0];
  if (station === undefined) return 'retired';
  const found = await pool.query<{ nonce: Buffer }>(stored, [
    report.station,
    report.sequence,
    slotsToLookFor(report.slot),
  ]);
  const outcome = judgeOld(report, {
    lastSequence: station.last_sequence,
    lastNonce: station.last_nonce,
    retired: station.retired,
    storedNonce: found.rows[0]?.nonce ?? null,
  });
  if (outcome === 'clone') await pool.query(cloned, [report.station, report.heardAt]);
  return outcome;
}

const columnsOf = (reports: readonly NewReport[]): Buffer[] => [
  numberArray(reports.map(({ station }) => station)),
  numberArray(reports.map(({ slot }) => slot)),
  numberArray(reports.map(({ sequence }) => sequence)),
  numberArray(reports.map(({ heardAt }) => heardAt)),
  bytesArray(reports.map(({ nonce }) => nonce)),
  bytesArray(reports.map(({ body }) => body)),
  bytesArray(reports.map(({ body }) => joinDay(body, null))),
  bytesArray(reports.map(({ body }) => dayOf(body))),
  textArray(reports.map(({ condition }) => condition)),
  textArray(reports.map(({ dayCondition }) => dayCondition)),
];

/** Two processes that store reports of the same stations may wait for each other; PostgreSQL then ends one, which tries again. */
const deadlock = '40P01';

async function storeOnce(pool: pg.Pool, reports: readonly NewReport[]): Promise<ReadonlySet<number>> {
  const { rows } = await pool.query<{ count: number; stations: number[] }>({ ...store, values: columnsOf(reports) });
  return new Set(rows[0]?.stations);
}

/** @param reports at most one of each station: PostgreSQL would take any one of two */
export async function commitReports(pool: pg.Pool, reports: readonly NewReport[]): Promise<readonly Outcome[]> {
  const behind = reports.filter(isLate);
  if (behind.length > 0) {
    const hours = numberArray(behind.map(({ slot }) => hourOfSlot(slot)));
    await pool.query(late, [hours, numberArray(behind.map(({ station }) => station))]);
  }
  const added = await storeOnce(pool, reports).catch((error: { code?: string }) => {
    if (error.code !== deadlock) throw error;
    return storeOnce(pool, reports);
  });
  const outcomes: Outcome[] = [];
  for (const report of reports) outcomes.push(added.has(report.station) ? 'stored' : await judge(pool, report));
  return outcomes;
}
