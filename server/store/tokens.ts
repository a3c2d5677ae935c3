// Enrolment tokens: what lets a clone make itself known. Only a fingerprint is kept, and a hint to tell them apart.
import type { Database, Row } from './database.ts';

export interface Token {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly place: string | null;
  readonly uses: number;
  readonly mostUses: number;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly endsAt: number;
  readonly revokedAt: number | null;
  /** Tries after it was revoked, ended or used up. */
  readonly refused: number;
}

const columns = 'id, label, hint, place, uses, most_uses, made_at, made_by, ends_at, revoked_at, refused';

const fromRow = (row: Row): Token => ({
  id: String(row.id),
  label: String(row.label),
  hint: String(row.hint),
  place: row.place as string | null,
  uses: Number(row.uses),
  mostUses: Number(row.most_uses),
  madeAt: Number(row.made_at),
  madeBy: String(row.made_by),
  endsAt: Number(row.ends_at),
  revokedAt: row.revoked_at as number | null,
  refused: Number(row.refused),
});

export async function listTokens(database: Database): Promise<readonly Token[]> {
  return (await database.rows(`SELECT ${columns} FROM tokens ORDER BY made_at DESC, id`)).map(fromRow);
}

export async function findToken(database: Database, fingerprint: Uint8Array): Promise<Token | null> {
  const [row] = await database.rows(`SELECT ${columns} FROM tokens WHERE fingerprint = $1`, [fingerprint]);
  return row === undefined ? null : fromRow(row);
}

export type NewToken = Pick<Token, 'id' | 'label' | 'hint' | 'place' | 'mostUses' | 'madeAt' | 'madeBy' | 'endsAt'>;

export async function addToken(database: Database, fingerprint: Uint8Array, token: NewToken): Promise<void> {
  const { id, label, hint, place, mostUses, madeAt, madeBy, endsAt } = token;
  await database.write([
    {
      sql: `INSERT INTO tokens (id, fingerprint, label, hint, place, most_uses, made_at, made_by, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [id, fingerprint, label, hint, place, mostUses, madeAt, madeBy, endsAt],
    },
  ]);
}

/** @returns false where there is no such token, or it was revoked before */
export async function revokeToken(database: Database, id: string, now: number): Promise<boolean> {
  const sql = 'UPDATE tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL';
  return (await database.write([{ sql, values: [id, now], must: true }])) !== null;
}

export async function countRefusal(database: Database, id: string): Promise<void> {
  await database.write([{ sql: 'UPDATE tokens SET refused = refused + 1 WHERE id = $1', values: [id] }]);
}
