// What staff chose as the limits of a well station: one choice for all, and one for each place that differs.
import { Limits } from '../../contract/staff-limits.ts';
import type { Database } from './database.ts';

const usual = 'limits';
const nameOf = (place: string | null): string => (place === null ? usual : `${usual}/${place}`);
const fleetRelease = 'fleet-release';

export interface KeptLimits {
  /** null: nobody has chosen. */
  readonly usual: Limits | null;
  readonly places: ReadonlyMap<string, Limits>;
  readonly fleetRelease: string | null;
}

/** A choice that an older release of the server took, and this one does not, counts as none. */
const limitsFrom = (text: unknown): Limits | null => Limits.safeParse(JSON.parse(String(text))).data ?? null;

export async function readLimits(database: Pick<Database, 'rows'>): Promise<KeptLimits> {
  const rows = await database.rows(`SELECT name, value FROM settings WHERE name LIKE '${usual}%' OR name = $1`, [
    fleetRelease,
  ]);
  const kept = new Map(rows.map(({ name, value }) => [String(name), value]));
  const places = [...kept].flatMap(([name, value]): [string, Limits][] => {
    const limits = name.startsWith(`${usual}/`) ? limitsFrom(value) : null;
    return limits === null ? [] : [[name.slice(usual.length + 1), limits]];
  });
  return {
    usual: kept.has(usual) ? limitsFrom(kept.get(usual)) : null,
    places: new Map(places),
    fleetRelease: kept.has(fleetRelease) ? String(kept.get(fleetRelease)) : null,
  };
}

const keep = async (database: Database, name: string, value: string): Promise<void> => {
  const sql = `INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await database.write([{ sql, values: [name, value] }]);
};

/** @param place null: for all that have none of their own */
export const keepLimits = (database: Database, place: string | null, limits: Limits): Promise<void> =>
  keep(database, nameOf(place), JSON.stringify(limits));

/** false: the place had none of its own. */
export const forgetLimits = async (database: Database, place: string): Promise<boolean> =>
  (await database.write([{ sql: 'DELETE FROM settings WHERE name = $1', values: [nameOf(place)], must: true }])) !==
  null;

export const keepFleetRelease = (database: Database, text: string): Promise<void> => keep(database, fleetRelease, text);
