// Places: rooms and branches, with their opening hours.
import { OpeningHours, type Place } from '../../contract/staff-api.ts';
import type { Database } from './database.ts';

export type KeptPlace = Omit<Place, 'stations'>;

const hoursFrom = (text: unknown): KeptPlace['hours'] => OpeningHours.parse(JSON.parse(String(text)));

export async function listPlaces(database: Database): Promise<readonly Place[]> {
  const rows = await database.rows(
    `SELECT id, name, hours,
      (SELECT count(*) FROM stations WHERE place = places.id AND retired_at IS NULL) AS stations
     FROM places ORDER BY name, id`,
  );
  return rows.map(({ id, name, hours, stations }) => ({
    id: String(id),
    name: String(name),
    hours: hoursFrom(hours),
    stations: Number(stations),
  }));
}

export async function findPlace(database: Database, id: string): Promise<KeptPlace | null> {
  const [row] = await database.rows('SELECT id, name, hours FROM places WHERE id = $1', [id]);
  return row === undefined ? null : { id: String(row.id), name: String(row.name), hours: hoursFrom(row.hours) };
}

/** false: there is a place of that name. */
export async function addPlace(database: Database, { id, name, hours }: KeptPlace): Promise<boolean> {
  const sql = 'INSERT INTO places (id, name, hours) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
  return (await database.write([{ sql, values: [id, name, JSON.stringify(hours)], must: true }])) !== null;
}

/** false: there is no such place, or another one of that name. */
export async function changePlace(database: Database, { id, name, hours }: KeptPlace): Promise<boolean> {
  const sql = `UPDATE places SET name = $2, hours = $3
    WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM places WHERE name = $2 AND id <> $1)`;
  return (await database.write([{ sql, values: [id, name, JSON.stringify(hours)], must: true }])) !== null;
}

/** Its stations stay, without a place. */
export async function removePlace(database: Database, id: string): Promise<boolean> {
  const done = await database.write([
    { sql: 'DELETE FROM places WHERE id = $1', values: [id], must: true },
    { sql: 'UPDATE stations SET place = NULL WHERE place = $1', values: [id] },
    { sql: 'UPDATE tokens SET place = NULL WHERE place = $1', values: [id] },
  ]);
  return done !== null;
}
