// Reads raw reports by hour and keeps the sums of hours and days; each hour of a station is written as often as it changes.

import { dayOf, decodeReport } from '../rules/report-code.ts';
import { merge, readSummary, type Summary, summaryOfCode, writeSummary } from '../rules/rollup.ts';
import type { Database, Row, Statement } from './database.ts';
import { slotsPerHour } from './reports.ts';

export const hoursPerDay = 24;

export interface HourOf {
  readonly hour: number;
  readonly station: number;
}

interface Sum {
  summary: Summary;
  /** What the station counted, where the library asks for it; it comes at most once a day. */
  sessions: number | null;
}

function add(sums: Map<number, Sum>, row: Row): void {
  const code = row.body as Uint8Array;
  const summary = summaryOfCode(code);
  const sessions = dayOf(code) === null ? null : (decodeReport(code).day?.sessions ?? null);
  const before = sums.get(Number(row.station));
  sums.set(Number(row.station), {
    summary: before === undefined ? summary : merge(before.summary, summary),
    sessions: sessions ?? before?.sessions ?? null,
  });
}

const keepHour = (hour: number, station: number, { summary }: Sum): Statement => ({
  sql: `INSERT INTO hours (hour, station, body) VALUES ($1, $2, $3)
    ON CONFLICT (station, hour) DO UPDATE SET body = excluded.body`,
  values: [hour, station, writeSummary(summary)],
});

const keepSessions = (hour: number, station: number, sessions: number): Statement => ({
  sql: `INSERT INTO days (day, station, body, sessions) VALUES ($1, $2, '', $3)
    ON CONFLICT (station, day) DO UPDATE SET sessions = excluded.sessions`,
  values: [Math.floor(hour / hoursPerDay), station, sessions],
});

/** Stations are taken by their numbers, a part at a time, so that no one answer is large. */
export async function sumUpHour(database: Database, hour: number, from: number, to: number): Promise<number> {
  const rows = await database.rows(
    'SELECT station, body FROM reports WHERE slot >= $1 AND slot < $2 AND station >= $3 AND station < $4',
    [hour * slotsPerHour, (hour + 1) * slotsPerHour, from, to],
  );
  const sums = new Map<number, Sum>();
  for (const row of rows) add(sums, row);
  const statements = [...sums].flatMap(([station, sum]) => [
    keepHour(hour, station, sum),
    ...(sum.sessions === null ? [] : [keepSessions(hour, station, sum.sessions)]),
  ]);
  if (statements.length > 0) await database.write(statements);
  return sums.size;
}

export async function sumUpDay(database: Database, day: number, from: number, to: number): Promise<number> {
  const rows = await database.rows(
    'SELECT station, body FROM hours WHERE hour >= $1 AND hour < $2 AND station >= $3 AND station < $4',
    [day * hoursPerDay, (day + 1) * hoursPerDay, from, to],
  );
  const sums = new Map<number, Summary>();
  for (const { station, body } of rows) {
    const summary = readSummary(String(body));
    const before = sums.get(Number(station));
    sums.set(Number(station), before === undefined ? summary : merge(before, summary));
  }
  const statements = [...sums].map(([station, summary]) => ({
    sql: `INSERT INTO days (day, station, body) VALUES ($1, $2, $3)
      ON CONFLICT (station, day) DO UPDATE SET body = excluded.body`,
    values: [day, station, writeSummary(summary)],
  }));
  if (statements.length > 0) await database.write(statements);
  return sums.size;
}

export async function lateHours(database: Database, most: number): Promise<readonly HourOf[]> {
  const rows = await database.rows('SELECT hour, station FROM late_hours ORDER BY hour, station LIMIT $1', [most]);
  return rows.map(({ hour, station }) => ({ hour: Number(hour), station: Number(station) }));
}

export async function forgetLateHour(database: Database, { hour, station }: HourOf): Promise<void> {
  await database.write([{ sql: 'DELETE FROM late_hours WHERE hour = $1 AND station = $2', values: [hour, station] }]);
}

/** Summaries of one station by hour or day, where there are any. */
export async function summariesOf(
  database: Database,
  grain: 'hour' | 'day',
  station: number,
  from: number,
): Promise<ReadonlyMap<number, Summary>> {
  const rows = await database.rows(
    `SELECT ${grain} AS at, body FROM ${grain}s WHERE station = $1 AND ${grain} >= $2 AND body <> ''`,
    [station, from],
  );
  return new Map(rows.map(({ at, body }) => [Number(at), readSummary(String(body))]));
}

/** Straight from the reports, for hours that nobody has summed up yet. */
export async function freshHours(
  database: Database,
  station: number,
  fromSlot: number,
): Promise<ReadonlyMap<number, Summary>> {
  const rows = await database.rows('SELECT slot, body FROM reports WHERE slot >= $1 AND station = $2', [
    fromSlot,
    station,
  ]);
  const hours = new Map<number, Summary>();
  for (const { slot, body } of rows) {
    const hour = Math.floor(Number(slot) / slotsPerHour);
    const summary = summaryOfCode(body as Uint8Array);
    const before = hours.get(hour);
    hours.set(hour, before === undefined ? summary : merge(before, summary));
  }
  return hours;
}
