// The trail: what staff did here, and what the server did by itself. Nothing changes or deletes a line but retention.
import type { deeds } from '../../contract/staff-words.ts';
import type { Database } from './database.ts';

export type Deed = (typeof deeds)[number];

export interface TrailLine {
  readonly at: number;
  readonly who: string;
  readonly did: Deed;
  /** The name of what it was done to. */
  readonly subject: string | null;
  readonly detail: string | null;
}

export interface TrailQuery {
  /** Lines before this number, the newest first. */
  readonly before?: number;
  readonly who?: string;
  readonly did?: string;
  readonly most: number;
}

export async function addToTrail(database: Database, line: TrailLine): Promise<void> {
  const { at, who, did, subject, detail } = line;
  // To the minute: finer than that nobody needs to know when somebody worked.
  const values = [at - (at % 60), who, did, subject, detail];
  await database.write([
    { sql: 'INSERT INTO trail (at, who, did, subject, detail) VALUES ($1, $2, $3, $4, $5)', values },
  ]);
}

export async function readTrail(
  database: Database,
  { before = Number.MAX_SAFE_INTEGER, who, did, most }: TrailQuery,
): Promise<readonly (TrailLine & { readonly number: number })[]> {
  const rows = await database.rows(
    `SELECT number, at, who, did, subject, detail FROM trail
     WHERE number < $1 AND ($2 = '' OR who = $2) AND ($3 = '' OR did = $3) ORDER BY number DESC LIMIT $4`,
    [before, who ?? '', did ?? '', most],
  );
  return rows.map((row) => ({
    number: Number(row.number),
    at: Number(row.at),
    who: String(row.who),
    did: String(row.did) as Deed,
    subject: row.subject as string | null,
    detail: row.detail as string | null,
  }));
}
