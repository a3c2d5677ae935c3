// A staff session: a cookie that no script can read and no other site can make the browser send, and how long it lasts.
import { createHmac } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { endSignIn, findSignIn, type SignIn, touchSignIn } from '../store/sign-ins.ts';
import type { Member } from '../store/staff.ts';
import { fingerprintOf } from './secrets.ts';

export const cookieName = '__Host-lethe';
const longest = 12 * 3600;
const idle = 30 * 60;
const minute = 60;

export interface StaffSession {
  readonly member: Member;
  readonly secret: string;
  readonly csrf: string;
  readonly endsAt: number;
}

/** Worked out from the cookie, so that nothing more need be kept: a page that can read it is one of ours. */
export const csrfOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url');

/** `__Host-` makes the browser hold to Secure, the whole path and this host alone. */
export const setCookie = (secret: string): string =>
  `${cookieName}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${longest}`;
export const clearCookie = `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;

const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`);
export const secretIn = (cookies: string | undefined): string | null => pattern.exec(cookies ?? '')?.[1] ?? null;

interface Found extends SignIn {
  readonly secret: string;
  readonly fingerprint: Uint8Array;
}

/** null: there is none, or its time is over. */
async function find(database: Database, cookies: string | undefined, now: number): Promise<Found | null> {
  const secret = secretIn(cookies);
  if (secret === null) return null;
  const fingerprint = fingerprintOf(secret);
  const found = await findSignIn(database, fingerprint);
  if (found === null) return null;
  if (now < found.madeAt + longest && now < found.seenAt + idle) return { ...found, secret, fingerprint };
  await endSignIn(database, fingerprint);
  return null;
}

/** Without using it: what a page does by itself must not keep somebody signed in who has left it. */
export const isSignedIn = async (database: Database, cookies: string | undefined, now: number): Promise<boolean> =>
  (await find(database, cookies, now)) !== null;

/** Looking counts as using, but is written down once a minute at most. */
export async function sessionOf(
  database: Database,
  cookies: string | undefined,
  now: number,
): Promise<StaffSession | null> {
  const found = await find(database, cookies, now);
  if (found === null) return null;
  const { member, madeAt, seenAt, secret, fingerprint } = found;
  if (now - seenAt >= minute) await touchSignIn(database, fingerprint, now);
  return { member, secret, csrf: csrfOf(secret), endsAt: Math.min(madeAt + longest, now + idle) };
}
