// Who is signed in: the fingerprint of a cookie, and when it was last used.
import type { Database } from './database.ts';
import { type Member, memberById } from './staff.ts';

export interface SignIn {
  readonly member: Member;
  readonly madeAt: number;
  readonly seenAt: number;
}

export async function addSignIn(
  database: Database,
  fingerprint: Uint8Array,
  staff: string,
  now: number,
): Promise<void> {
  await database.write([
    {
      sql: 'INSERT INTO sign_ins (fingerprint, staff, made_at, seen_at) VALUES ($1, $2, $3, $3)',
      values: [fingerprint, staff, now],
    },
    { sql: 'UPDATE staff SET seen_day = $2 WHERE id = $1', values: [staff, Math.floor(now / 86_400)] },
  ]);
}

export async function findSignIn(database: Database, fingerprint: Uint8Array): Promise<SignIn | null> {
  const [row] = await database.rows('SELECT staff, made_at, seen_at FROM sign_ins WHERE fingerprint = $1', [
    fingerprint,
  ]);
  if (row === undefined) return null;
  const member = await memberById(database, String(row.staff));
  return member === null ? null : { member, madeAt: Number(row.made_at), seenAt: Number(row.seen_at) };
}

export async function touchSignIn(database: Database, fingerprint: Uint8Array, now: number): Promise<void> {
  await database.write([
    { sql: 'UPDATE sign_ins SET seen_at = $2 WHERE fingerprint = $1', values: [fingerprint, now] },
  ]);
}

export async function endSignIn(database: Database, fingerprint: Uint8Array): Promise<void> {
  await database.write([{ sql: 'DELETE FROM sign_ins WHERE fingerprint = $1', values: [fingerprint] }]);
}

export async function endSignInsOf(database: Database, staff: string): Promise<void> {
  await database.write([{ sql: 'DELETE FROM sign_ins WHERE staff = $1', values: [staff] }]);
}
