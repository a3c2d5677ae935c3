// Stores a batch of reports in one transaction of SQLite: the station's last word and the report itself, both or neither.
import { dayOf, joinDay } from '../../rules/report-code.ts';
import { cloneForgottenAfter } from '../../rules/verdict.ts';
import type { Value } from '../database.ts';
import { hourOfSlot, isLate, judgeOld, type NewReport, type Outcome, slotsToLookFor } from '../reports.ts';
import { type PackedBatch, unpackBatch } from './batch.ts';
import type { SqliteConnection } from './connection.ts';

const advance = `UPDATE stations SET last_sequence = $2, last_nonce = $3, heard_at = $4, latest = $5,
  day_facts = coalesce($6, day_facts),
  condition_since = CASE WHEN condition = $7 THEN condition_since ELSE $4 END, condition = $7,
  day_condition_since = CASE WHEN coalesce($8, day_condition) = day_condition THEN day_condition_since ELSE $4 END,
  day_condition = coalesce($8, day_condition)
  WHERE number = $1 AND last_sequence < $2 AND retired_at IS NULL`;

const insert = 'INSERT INTO reports (slot, station, sequence, nonce, body) VALUES ($1, $2, $3, $4, $5)';
const late = 'INSERT OR IGNORE INTO late_hours (hour, station) VALUES ($1, $2)';
const before = 'SELECT last_sequence, last_nonce, retired_at FROM stations WHERE number = $1';
const stored = `SELECT nonce FROM reports WHERE station = $1 AND sequence = $2
  AND slot IN (SELECT value FROM json_each($3))`;
const cloned = `UPDATE stations SET cloned_at = $2,
  cloned_since = CASE WHEN cloned_at IS NULL OR cloned_at < $2 - ${cloneForgottenAfter} THEN $2 ELSE cloned_since END
  WHERE number = $1`;

function judge(on: SqliteConnection, report: NewReport): Outcome {
  const [station] = on.rows(before, [report.station]);
  if (station === undefined) return 'retired';
  const slots = JSON.stringify(slotsToLookFor(report.slot));
  const [found] = on.rows(stored, [report.station, report.sequence, slots]);
  const outcome = judgeOld(report, {
    lastSequence: Number(station.last_sequence),
    lastNonce: station.last_nonce as Uint8Array | null,
    retired: station.retired_at !== null,
    storedNonce: (found?.nonce ?? null) as Uint8Array | null,
  });
  if (outcome === 'clone') on.rows(cloned, [report.station, report.heardAt]);
  return outcome;
}

function store(on: SqliteConnection, report: NewReport): Outcome {
  const { station, slot, sequence, nonce, body, heardAt, condition, dayCondition } = report;
  const latest = joinDay(body, null);
  const values: Value[] = [station, sequence, nonce, heardAt, latest, dayOf(body), condition, dayCondition];
  if (on.run(advance, values) === 0) return judge(on, report);
  on.run(insert, [slot, station, sequence, nonce, body]);
  if (isLate(report)) on.run(late, [hourOfSlot(slot), station]);
  return 'stored';
}

export const commitBatch = (on: SqliteConnection, packed: PackedBatch): readonly Outcome[] =>
  on.together(() => unpackBatch(packed).map((report) => store(on, report)));
