// Wall displays: a name and the fingerprint of a key. One that is removed is gone, and what it opened with it.
import type { Database } from './database.ts';

export interface Wall {
  readonly id: string;
  readonly name: string;
  readonly madeAt: number;
  readonly madeBy: string;
}

const most = 100;

export async function listWalls(database: Database): Promise<readonly Wall[]> {
  const rows = await database.rows('SELECT id, name, made_at, made_by FROM walls ORDER BY made_at, id');
  return rows.map(({ id, name, made_at, made_by }) => ({
    ...{ id: String(id), name: String(name), madeAt: Number(made_at), madeBy: String(made_by) },
  }));
}

/** @returns false where there are too many already */
export async function addWall(
  database: Database,
  fingerprint: Uint8Array,
  { id, name, madeAt, madeBy }: Wall,
): Promise<boolean> {
  if ((await listWalls(database)).length >= most) return false;
  const sql = 'INSERT INTO walls (id, fingerprint, name, made_at, made_by) VALUES ($1, $2, $3, $4, $5)';
  await database.write([{ sql, values: [id, fingerprint, name, madeAt, madeBy] }]);
  return true;
}

export async function isWall(database: Database, fingerprint: Uint8Array): Promise<boolean> {
  return (await database.rows('SELECT id FROM walls WHERE fingerprint = $1', [fingerprint])).length > 0;
}

/** @returns its name; null where there is no such display */
export async function removeWall(database: Database, id: string): Promise<string | null> {
  const wall = (await listWalls(database)).find((one) => one.id === id);
  if (wall === undefined) return null;
  const gone = await database.write([{ sql: 'DELETE FROM walls WHERE id = $1', values: [id], must: true }]);
  return gone === null ? null : wall.name;
}
