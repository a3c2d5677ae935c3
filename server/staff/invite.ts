// Invites somebody to a local account: a word that is shown once and works for three days.
import { randomUUID } from 'node:crypto';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Role } from '../../contract/staff-api.ts';
import type { Database } from '../store/database.ts';
import { inviteMember } from '../store/staff.ts';
import { addToTrail } from '../store/trail.ts';
import { fingerprintOf, newSecret } from './secrets.ts';

const lasts = 3 * 86_400;

export interface Invitation {
  readonly id: string;
  readonly invitation: string;
  readonly until: number;
}

/** SERVER-09: there is somebody of that name. */
export async function invite(
  database: Database,
  { name, role, by, now }: { readonly name: string; readonly role: Role; readonly by: string; readonly now: number },
): Promise<Result<Invitation>> {
  const [id, invitation, until] = [randomUUID(), newSecret(), now + lasts];
  const done = await inviteMember(database, { id, name, role, invitation: fingerprintOf(invitation), until, now });
  if (!done) return fail('SERVER-09');
  await addToTrail(database, { at: now, who: by, did: 'invited', subject: name, detail: role });
  return succeed({ id, invitation, until });
}
