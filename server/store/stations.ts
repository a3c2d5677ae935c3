// Stations as the store has them: who they are to staff, their key, and the last thing they said.
import { isReasonCode, type ReasonCode } from '../rules/reasons.ts';
import { cloneForgottenAfter, type Known } from '../rules/verdict.ts';
import type { Database, Row, Statement } from './database.ts';

export interface Enrolled {
  readonly number: number;
  readonly stationKey: string;
  readonly serverKey: string;
  readonly macKey: Uint8Array;
  readonly retiredAt: number | null;
}

export interface NewStation {
  readonly id: string;
  readonly place: string | null;
  readonly token: string;
  readonly enrolledAt: number;
  readonly stationKey: string;
  readonly serverKey: string;
  readonly macKey: Uint8Array;
}

/** What a list of all stations needs: few columns, since there may be a hundred thousand. */
export interface Listed extends Known {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
}

export interface Station extends Listed {
  readonly token: string | null;
  readonly latest: Uint8Array | null;
  readonly dayFacts: Uint8Array | null;
  readonly heldReason: string | null;
  readonly heldBy: string | null;
  readonly retiredAt: number | null;
}

export async function findEnrolled(database: Database, id: string): Promise<Enrolled | null> {
  const [row] = await database.rows(
    'SELECT number, station_key, server_key, mac_key, retired_at FROM stations WHERE id = $1',
    [id],
  );
  if (row === undefined) return null;
  return {
    number: Number(row.number),
    stationKey: String(row.station_key),
    serverKey: String(row.server_key),
    macKey: row.mac_key as Uint8Array,
    retiredAt: row.retired_at as number | null,
  };
}

/** One use of the token and the new station, both or neither. false: the token or the id was taken by somebody else meanwhile. */
export async function enrolStation(database: Database, station: NewStation): Promise<boolean> {
  const { id, place, token, enrolledAt, stationKey, serverKey, macKey } = station;
  const use: Statement = {
    sql: `UPDATE tokens SET uses = uses + 1
      WHERE id = $1 AND uses < most_uses AND revoked_at IS NULL AND ends_at > $2`,
    values: [token, enrolledAt],
    must: true,
  };
  const insert: Statement = {
    sql: `INSERT INTO stations
      (id, name, place, token, enrolled_at, station_key, server_key, mac_key, condition_since, day_condition_since)
      VALUES ($1, 'New', $2, $3, $4, $5, $6, $7, $4, $4) ON CONFLICT (id) DO NOTHING`,
    values: [id, place, token, enrolledAt, stationKey, serverKey, macKey],
    must: true,
  };
  const name: Statement = { sql: `UPDATE stations SET name = 'New ' || number WHERE id = $1`, values: [id] };
  return (await database.write([use, insert, name])) !== null;
}

/** A second machine was seen under this id. */
export async function markCloned(database: Database, id: string, now: number): Promise<void> {
  const sql = `UPDATE stations SET cloned_at = CAST($2 AS BIGINT), cloned_since =
    CASE WHEN cloned_at IS NULL OR cloned_at < CAST($2 AS BIGINT) - ${cloneForgottenAfter}
      THEN CAST($2 AS BIGINT) ELSE cloned_since END WHERE id = $1`;
  await database.write([{ sql, values: [id, now] }]);
}

const listed = `number, id, name, place, enrolled_at, heard_at, condition, condition_since, day_condition,
  day_condition_since, cloned_at, cloned_since, held_until`;
const whole = `${listed}, token, latest, day_facts, held_reason, held_by, retired_at`;

const reasonOf = (value: unknown): ReasonCode => (isReasonCode(String(value)) ? (String(value) as ReasonCode) : 'well');

const listedFrom = (row: Row): Listed => ({
  number: Number(row.number),
  id: String(row.id),
  name: String(row.name),
  place: row.place as string | null,
  enrolledAt: Number(row.enrolled_at),
  heardAt: row.heard_at as number | null,
  condition: reasonOf(row.condition),
  conditionSince: Number(row.condition_since),
  dayCondition: reasonOf(row.day_condition),
  dayConditionSince: Number(row.day_condition_since),
  clonedAt: row.cloned_at as number | null,
  clonedSince: row.cloned_since as number | null,
  heldUntil: row.held_until as number | null,
});

const stationFrom = (row: Row): Station => ({
  ...listedFrom(row),
  token: row.token as string | null,
  latest: row.latest as Uint8Array | null,
  dayFacts: row.day_facts as Uint8Array | null,
  heldReason: row.held_reason as string | null,
  heldBy: row.held_by as string | null,
  retiredAt: row.retired_at as number | null,
});

/** All but the retired. */
export async function listStations(database: Database): Promise<readonly Listed[]> {
  return (await database.rows(`SELECT ${listed} FROM stations WHERE retired_at IS NULL`)).map(listedFrom);
}

/** All but the retired, with their last reports: for pages that count promises. */
export async function listWhole(database: Database): Promise<readonly Station[]> {
  return (await database.rows(`SELECT ${whole} FROM stations WHERE retired_at IS NULL`)).map(stationFrom);
}

type Unwell = Pick<Station, 'id' | 'place' | 'latest' | 'dayFacts'>;

/** Those whose last report had something wrong in it: what exactly belongs in the list. */
export async function listUnwell(database: Database): Promise<readonly Unwell[]> {
  const rows = await database.rows(
    `SELECT id, place, latest, day_facts FROM stations
     WHERE retired_at IS NULL AND latest IS NOT NULL AND (condition <> 'well' OR day_condition <> 'well')`,
  );
  return rows.map(({ id, place, latest, day_facts }) => ({
    id: String(id),
    place: place as string | null,
    latest: latest as Uint8Array | null,
    dayFacts: day_facts as Uint8Array | null,
  }));
}

export async function findStation(database: Database, id: string): Promise<Station | null> {
  const [row] = await database.rows(`SELECT ${whole} FROM stations WHERE id = $1 AND retired_at IS NULL`, [id]);
  return row === undefined ? null : stationFrom(row);
}

export async function countStations(database: Database): Promise<number> {
  const [row] = await database.rows('SELECT count(*) AS count FROM stations WHERE retired_at IS NULL');
  return Number(row?.count);
}

const changed = async (database: Database, sql: string, values: Statement['values']): Promise<boolean> =>
  (await database.write([{ sql, values: values ?? [], must: true }])) !== null;

const here = 'WHERE id = $1 AND retired_at IS NULL';

export const renameStation = (database: Database, id: string, name: string): Promise<boolean> =>
  changed(database, `UPDATE stations SET name = $2 ${here}`, [id, name]);

export const placeStation = (database: Database, id: string, place: string | null): Promise<boolean> =>
  changed(database, `UPDATE stations SET place = $2 ${here}`, [id, place]);

export interface Hold {
  readonly until: number;
  readonly reason: string;
  readonly by: string;
}

export const holdStation = (database: Database, id: string, hold: Hold | null): Promise<boolean> =>
  changed(database, `UPDATE stations SET held_until = $2, held_reason = $3, held_by = $4 ${here}`, [
    id,
    hold?.until ?? null,
    hold?.reason ?? null,
    hold?.by ?? null,
  ]);

/** From now on no report of it is taken; its rows go with the next retention. */
export const retireStation = (database: Database, id: string, now: number): Promise<boolean> =>
  changed(database, `UPDATE stations SET retired_at = $2 ${here}`, [id, now]);
