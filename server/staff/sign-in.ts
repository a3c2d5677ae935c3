// Signing in with a local account: the same time and the same words whether the name or the password was wrong.
import { type SignInRefused, shortestPassword } from '../../contract/staff-api.ts';
import type { Database } from '../store/database.ts';
import { addSignIn } from '../store/sign-ins.ts';
import {
  accountOf,
  attemptsOf,
  forgetAttempts,
  keepAttempts,
  type Member,
  memberByAccount,
  memberByInvitation,
  setPassword,
} from '../store/staff.ts';
import { addToTrail } from '../store/trail.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { fingerprintOf, newSecret } from './secrets.ts';
import { afterWrong, waitOf } from './waiting.ts';

export type SignedIn =
  | { readonly ok: true; readonly member: Member; readonly secret: string }
  | { readonly ok: false; readonly refused: SignInRefused };

const wrong: SignedIn = { ok: false, refused: { refused: 'wrong', seconds: 0 } };

/** @returns the secret for the cookie */
export async function beginSession(database: Database, member: Member, now: number): Promise<string> {
  const secret = newSecret();
  await addSignIn(database, fingerprintOf(secret), member.id, now);
  await addToTrail(database, { at: now, who: member.name, did: 'signed-in', subject: null, detail: null });
  return secret;
}

/** Counted as wrong before it is tried, each by itself: a hundred tries at once are not a hundred for free. @returns seconds to wait */
async function countAttempt(database: Database, key: Uint8Array, now: number): Promise<number> {
  for (;;) {
    const attempts = await attemptsOf(database, key);
    const seconds = waitOf(attempts, now);
    if (seconds > 0 || (await keepAttempts(database, key, attempts, afterWrong(attempts, now)))) return seconds;
  }
}

export interface Given {
  readonly name: string;
  readonly password: string;
}

export async function signIn(database: Database, { name, password }: Given, now: number): Promise<SignedIn> {
  const account = accountOf(name);
  // Names that nobody has are counted too, and none of them is kept: it may be a password in the wrong field.
  const key = fingerprintOf(account);
  const seconds = await countAttempt(database, key, now);
  if (seconds > 0) return { ok: false, refused: { refused: 'wait', seconds } };
  const member = await memberByAccount(database, account);
  if (!(await verifyPassword(password, member?.password ?? null)) || member === null) {
    if (member !== null) {
      const line = { at: now, who: member.name, did: 'sign-in-failed', subject: null, detail: null } as const;
      await addToTrail(database, line);
    }
    return wrong;
  }
  await forgetAttempts(database, key);
  return { ok: true, member, secret: await beginSession(database, member, now) };
}

/** Uses up an invitation: from now on its member signs in with the password. */
export async function join(
  database: Database,
  { invitation, password }: { readonly invitation: string; readonly password: string },
  now: number,
): Promise<SignedIn> {
  const member = await memberByInvitation(database, fingerprintOf(invitation));
  const good = member !== null && (member.invitedUntil ?? 0) > now && password.length >= shortestPassword;
  if (!good || !(await setPassword(database, member.id, await hashPassword(password)))) return wrong;
  await addToTrail(database, { at: now, who: member.name, did: 'joined', subject: null, detail: null });
  return { ok: true, member, secret: await beginSession(database, member, now) };
}
