// Saved views: names for addresses of the stations page, kept for each account.
import type { z } from 'zod';
import type { SavedView } from '../../contract/staff-api.ts';
import type { Database } from './database.ts';

type View = z.infer<typeof SavedView>;
const most = 50;

export async function listViews(database: Database, staff: string): Promise<View[]> {
  const rows = await database.rows('SELECT name, address FROM views WHERE staff = $1 ORDER BY name', [staff]);
  return rows.map(({ name, address }) => ({ name: String(name), address: String(address) }));
}

/** false: there are too many already. */
export async function keepView(database: Database, staff: string, { name, address }: View): Promise<boolean> {
  const sql = `INSERT INTO views (staff, name, address)
    SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT)
    WHERE (SELECT count(*) FROM views WHERE staff = $1) < ${most}
    ON CONFLICT (staff, name) DO UPDATE SET address = excluded.address`;
  return (await database.write([{ sql, values: [staff, name, address], must: true }])) !== null;
}

export async function forgetView(database: Database, staff: string, name: string): Promise<boolean> {
  const sql = 'DELETE FROM views WHERE staff = $1 AND name = $2';
  return (await database.write([{ sql, values: [staff, name], must: true }])) !== null;
}
