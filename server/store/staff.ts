// Staff accounts, their sign-ins and their wrong passwords. Secrets are kept as fingerprints only.
import type { Role } from '../../contract/staff-api.ts';
import type { Attempts } from '../staff/waiting.ts';
import type { Database, Row } from './database.ts';

export interface Member {
  readonly id: string;
  /** As others see it. */
  readonly name: string;
  readonly way: 'local' | 'institution';
  readonly role: Role;
  /** null: invited, and has chosen no password yet. */
  readonly password: string | null;
  readonly invitedUntil: number | null;
  /** The last day on which they signed in, counted from 1970. */
  readonly seenDay: number | null;
}

/** What is the same for the person who types it: case and accents as they come. */
export const accountOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const columns = 'id, name, way, role, password, invited_until, seen_day';

const fromRow = (row: Row): Member => ({
  id: String(row.id),
  name: String(row.name),
  way: row.way === 'local' ? 'local' : 'institution',
  role: String(row.role) as Role,
  password: row.password as string | null,
  invitedUntil: row.invited_until as number | null,
  seenDay: row.seen_day as number | null,
});

const one = async (database: Database, where: string, value: string | Uint8Array): Promise<Member | null> => {
  const [row] = await database.rows(`SELECT ${columns} FROM staff WHERE ${where} = $1`, [value]);
  return row === undefined ? null : fromRow(row);
};

export const memberByAccount = (database: Database, account: string) => one(database, 'account', account);
export const memberById = (database: Database, id: string) => one(database, 'id', id);
export const memberByInvitation = (database: Database, fingerprint: Uint8Array) =>
  one(database, 'invitation', fingerprint);

export async function listStaff(database: Database): Promise<readonly Member[]> {
  return (await database.rows(`SELECT ${columns} FROM staff ORDER BY name, id`)).map(fromRow);
}

export interface Invited {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly invitation: Uint8Array;
  readonly until: number;
  readonly now: number;
}

/** false: there is somebody of that name. */
export async function inviteMember(database: Database, member: Invited): Promise<boolean> {
  const { id, name, role, invitation, until, now } = member;
  const sql = `INSERT INTO staff (id, name, account, way, role, invitation, invited_until, made_at)
    VALUES ($1, $2, $3, 'local', $4, $5, $6, $7) ON CONFLICT DO NOTHING`;
  const values = [id, name, accountOf(name), role, invitation, until, now];
  return (await database.write([{ sql, values, must: true }])) !== null;
}

/** An invitation is used up by it. Every sign-in of before ends. */
export async function setPassword(database: Database, id: string, password: string): Promise<boolean> {
  const sql =
    'UPDATE staff SET password = $2, invitation = NULL, invited_until = NULL WHERE id = $1 AND invitation IS NOT NULL';
  const done = await database.write([
    { sql, values: [id, password], must: true },
    { sql: 'DELETE FROM sign_ins WHERE staff = $1', values: [id] },
  ]);
  return done !== null;
}

/** Somebody whom the institution vouches for: known by its own name for them, with the role that it gives today. */
export async function keepInstitutional(
  database: Database,
  member: {
    readonly id: string;
    readonly subject: string;
    readonly name: string;
    readonly role: Role;
    readonly now: number;
  },
): Promise<Member | null> {
  const { id, subject, name, role, now } = member;
  await database.write([
    {
      sql: `INSERT INTO staff (id, name, account, way, role, made_at) VALUES ($1, $2, $3, 'institution', $4, $5)
        ON CONFLICT (account) DO UPDATE SET name = excluded.name, role = excluded.role`,
      values: [id, name, `institution:${subject}`, role, now],
    },
  ]);
  return memberByAccount(database, `institution:${subject}`);
}

/** The last admin stays one: otherwise nobody could make another. */
const notLastAdmin = `(role <> 'admin' OR (SELECT count(*) FROM staff WHERE role = 'admin') > 1)`;

export async function changeRole(database: Database, id: string, role: Role): Promise<boolean> {
  const guard = role === 'admin' ? '' : `AND ${notLastAdmin}`;
  const sql = `UPDATE staff SET role = $2 WHERE id = $1 ${guard}`;
  return (await database.write([{ sql, values: [id, role], must: true }])) !== null;
}

export async function removeMember(database: Database, id: string): Promise<boolean> {
  const done = await database.write([
    { sql: `DELETE FROM staff WHERE id = $1 AND ${notLastAdmin}`, values: [id], must: true },
  ]);
  return done !== null;
}

export async function attemptsOf(database: Database, account: Uint8Array): Promise<Attempts> {
  const [row] = await database.rows('SELECT failed, failed_at FROM attempts WHERE account = $1', [account]);
  return { failed: Number(row?.failed ?? 0), failedAt: Number(row?.failed_at ?? 0) };
}

/** false: another one was counted since `before` was read, and nothing was written. */
export async function keepAttempts(
  database: Database,
  account: Uint8Array,
  before: Attempts,
  { failed, failedAt }: Attempts,
): Promise<boolean> {
  const sql = `INSERT INTO attempts (account, failed, failed_at) VALUES ($1, $2, $3)
    ON CONFLICT (account) DO UPDATE SET failed = excluded.failed, failed_at = excluded.failed_at
    WHERE attempts.failed = $4 AND attempts.failed_at = $5`;
  const values = [account, failed, failedAt, before.failed, before.failedAt];
  return (await database.write([{ sql, values, must: true }])) !== null;
}

export async function forgetAttempts(database: Database, account: Uint8Array): Promise<void> {
  await database.write([{ sql: 'DELETE FROM attempts WHERE account = $1', values: [account] }]);
}
