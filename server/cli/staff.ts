// `lethe-server staff add | list`: who may sign in. The first admin comes from here.

import { succeed } from '../../contract/result.ts';
import { InviteRequest } from '../../contract/staff-api.ts';
import { invite } from '../staff/invite.ts';
import { listStaff } from '../store/staff.ts';
import { readUsage, UsageError, type Verb } from './surroundings.ts';
import { withStore } from './with-store.ts';

const add: Verb = async (args, surroundings) => {
  const typed = readUsage(args, { role: { type: 'string' } }, 1);
  const asked = InviteRequest.safeParse({ name: typed.words[0], role: typed.values.role ?? 'viewer' });
  if (!asked.success) throw new UsageError();
  return withStore(typed, surroundings, async ({ database, settings, now }) => {
    const invited = await invite(database, { ...asked.data, by: 'command line', now });
    if (!invited.ok) return invited;
    // After the hash sign, so that no server and no proxy writes it into a log.
    const link = `${settings.address.replace(/\/$/, '')}/join#${invited.value.invitation}`;
    const text = `${link}\nIt works once, and for three days: open it, and choose a password.`;
    return succeed({ text, data: { ...invited.value, link } });
  });
};

const list: Verb = async (args, surroundings) =>
  withStore(readUsage(args, {}, 0), surroundings, async ({ database }) => {
    const members = await listStaff(database);
    const shown = members.map(({ id, name, way, role, password }) => ({
      id,
      name,
      way,
      role,
      joined: way === 'institution' || password !== null,
    }));
    const lines = shown.map(
      ({ name, role, joined }) => `${role.padEnd(10)}  ${joined ? 'joined ' : 'invited'}  ${name}`,
    );
    return succeed({ text: lines.join('\n') || 'Nobody may sign in yet.', data: { staff: shown } });
  });

export const staff: Verb = async ([verb, ...rest], surroundings) => {
  if (verb === 'add') return add(rest, surroundings);
  if (verb === 'list') return list(rest, surroundings);
  throw new UsageError();
};
