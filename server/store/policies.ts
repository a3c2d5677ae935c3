// Policies in the store: a bundle never changes, only the share of a place's stations that it is given to.
import type { Released } from '../rules/roll-out.ts';
import type { Database, Row } from './database.ts';

export interface StoredPolicy extends Released {
  readonly id: string;
  readonly place: string;
  readonly addedAt: number;
  readonly addedBy: string;
}

const columns = 'id, place, serial, fingerprint, share, added_at, added_by';

const policyFrom = (row: Row): StoredPolicy => ({
  id: String(row.id),
  place: String(row.place),
  serial: Number(row.serial),
  fingerprint: String(row.fingerprint),
  share: Number(row.share),
  addedAt: Number(row.added_at),
  addedBy: String(row.added_by),
});

/** The newest of each place first. */
export async function listPolicies(database: Database): Promise<readonly StoredPolicy[]> {
  return (await database.rows(`SELECT ${columns} FROM policies ORDER BY place, serial DESC`)).map(policyFrom);
}

export async function policiesOfPlace(database: Database, place: string): Promise<readonly StoredPolicy[]> {
  const rows = await database.rows(`SELECT ${columns} FROM policies WHERE place = $1 ORDER BY serial DESC`, [place]);
  return rows.map(policyFrom);
}

export async function bundleOf(database: Database, id: string): Promise<string | null> {
  const [row] = await database.rows('SELECT bundle FROM policies WHERE id = $1', [id]);
  return row === undefined ? null : String(row.bundle);
}

/** false: the place has one with this number or a higher one, or there is no such place. */
export async function addPolicy(database: Database, policy: StoredPolicy, bundle: string): Promise<boolean> {
  const { id, place, serial, fingerprint, share, addedAt, addedBy } = policy;
  const sql = `INSERT INTO policies (id, place, serial, fingerprint, bundle, share, added_at, added_by)
    SELECT $1, id, CAST($3 AS BIGINT), $4, $5, CAST($6 AS BIGINT), CAST($7 AS BIGINT), $8 FROM places
    WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM policies WHERE place = $2 AND serial >= $3)
    ON CONFLICT DO NOTHING`;
  const values = [id, place, serial, fingerprint, bundle, share, addedAt, addedBy];
  return (await database.write([{ sql, values, must: true }])) !== null;
}

/** false: there is no such policy. */
export async function sharePolicy(database: Database, id: string, share: number): Promise<boolean> {
  const sql = 'UPDATE policies SET share = $2 WHERE id = $1';
  return (await database.write([{ sql, values: [id, share], must: true }])) !== null;
}
