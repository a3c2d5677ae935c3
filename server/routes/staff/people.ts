// Staff accounts and the trail of what they did: for admins.
import type { FastifyInstance } from 'fastify';
import { InviteRequest, type MemberView, RoleRequest, type TrailView } from '../../../contract/staff-api.ts';
import { invite } from '../../staff/invite.ts';
import { endSignInsOf } from '../../store/sign-ins.ts';
import { changeRole, listStaff, type Member, memberById, removeMember } from '../../store/staff.ts';
import { readTrail } from '../../store/trail.ts';
import { type StaffParts, staffRoute } from './guard.ts';

function stateOf({ way, password, invitedUntil }: Member, now: number): MemberView['state'] {
  if (way === 'institution' || password !== null) return 'joined';
  return (invitedUntil ?? 0) > now ? 'invited' : 'invitation-ended';
}

const viewOf = (member: Member, now: number): MemberView => {
  const { id, name, way, role, seenDay } = member;
  return { id, name, way, role, seenDay, state: stateOf(member, now) };
};

const mostLines = 100;

function trailRoute(app: FastifyInstance, parts: StaffParts): void {
  staffRoute<never, TrailView>(app, parts, {
    method: 'GET',
    path: '/trail',
    role: 'admin',
    async handle({ query: { before, who, did } }) {
      const from = before === undefined ? undefined : Number(before);
      if (from !== undefined && !Number.isSafeInteger(from)) return null;
      const lines = await readTrail(parts.database, {
        ...(from !== undefined && { before: from }),
        ...(who !== undefined && { who }),
        ...(did !== undefined && { did }),
        most: mostLines,
      });
      return { lines: [...lines], next: lines.length < mostLines ? null : (lines.at(-1)?.number ?? null) };
    },
  });
}

const mostNamed = 5;

/** Somebody whose role does not reach a page is told whom to ask. */
function adminsRoute(app: FastifyInstance, parts: StaffParts): void {
  staffRoute<never, readonly string[]>(app, parts, {
    method: 'GET',
    path: '/admins',
    role: 'viewer',
    async handle({ now }) {
      const members = await listStaff(parts.database);
      const admins = members.filter((member) => member.role === 'admin' && stateOf(member, now) === 'joined');
      return admins.slice(0, mostNamed).map(({ name }) => name);
    },
  });
}

export function peopleRoutes(app: FastifyInstance, parts: StaffParts): void {
  const { database } = parts;
  trailRoute(app, parts);
  adminsRoute(app, parts);
  staffRoute<never, readonly MemberView[]>(app, parts, {
    method: 'GET',
    path: '/staff',
    role: 'admin',
    handle: async ({ now }) => (await listStaff(database)).map((member) => viewOf(member, now)),
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/staff',
    role: 'admin',
    body: InviteRequest,
    async handle({ body, session, now }) {
      const invited = await invite(database, { ...body, by: session.member.name, now });
      return invited.ok ? invited.value : null;
    },
  });
  staffRoute(app, parts, {
    method: 'PATCH',
    path: '/staff/:id',
    role: 'admin',
    body: RoleRequest,
    async handle({ id, body: { role }, session, now, tell }) {
      const member = await memberById(database, id);
      // One's own role cannot be changed: a slip would lock the last admin out.
      if (member === null || id === session.member.id || !(await changeRole(database, id, role))) return null;
      await tell('role-changed', member.name, role);
      return viewOf({ ...member, role }, now);
    },
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/staff/:id',
    role: 'admin',
    async handle({ id, session, tell }) {
      const member = await memberById(database, id);
      if (member === null || id === session.member.id || !(await removeMember(database, id))) return null;
      await endSignInsOf(database, id);
      await tell('staff-removed', member.name);
      return {};
    },
  });
}
