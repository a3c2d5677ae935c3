// Signing in and out, and taking up an invitation.
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  JoinRequest,
  type Session,
  SignInRequest,
  type SignInWays,
  shortestPassword,
  staffApi,
} from '../../../contract/staff-api.ts';
import type { Limit } from '../../limit.ts';
import { makeQueue } from '../../staff/queue.ts';
import { fingerprintOf } from '../../staff/secrets.ts';
import { clearCookie, csrfOf, type StaffSession, setCookie } from '../../staff/session.ts';
import { join, type SignedIn, signIn } from '../../staff/sign-in.ts';
import { endSignIn } from '../../store/sign-ins.ts';
import type { Member } from '../../store/staff.ts';
import { isForeignSite, type StaffParts, staffRoute } from './guard.ts';

export interface SessionParts extends StaffParts {
  readonly limit: Limit;
  /** What its button says; null: there is no such way in. */
  readonly institution: string | null;
}

const longest = 12 * 3600;
/** Passwords are tried one after the other; the last of so many waits some seconds. */
const mostAtOnce = 20;
const full: SignedIn = { ok: false, refused: { refused: 'wait', seconds: 5 } };

export const sessionView = (member: Member, csrf: string, endsAt: number): Session => ({
  id: member.id,
  name: member.name,
  role: member.role,
  csrf,
  endsAt,
});

const viewOf = ({ member, csrf, endsAt }: StaffSession): Session => sessionView(member, csrf, endsAt);

export function sessionRoutes(app: FastifyInstance, parts: SessionParts): void {
  const { database, now, limit, institution } = parts;
  const queue = makeQueue(mostAtOnce);

  const answer = (signed: SignedIn, reply: FastifyReply) => {
    if (signed.ok) {
      reply.header('set-cookie', setCookie(signed.secret));
      return reply.send(sessionView(signed.member, csrfOf(signed.secret), now() + longest));
    }
    return reply.code(signed.refused.refused === 'wait' ? 429 : 401).send(signed.refused);
  };

  /** Whatever is wrong with what was sent, the answer is the one for a wrong password. */
  const open = (path: string, attempt: (body: unknown, at: number) => Promise<SignedIn | null>): void => {
    app.post(`${staffApi}${path}`, { bodyLimit: 2048 }, async (request, reply) => {
      const seconds = limit.wait(request.ip, now());
      if (seconds > 0) return reply.code(429).send({ refused: 'wait', seconds });
      // Signing somebody in from another site would show them an account that is not theirs.
      if (isForeignSite(request)) return reply.code(403).send();
      // Before it is tried, or all that come at once would be tried.
      limit.count(request.ip, now());
      const signed = await queue(() => attempt(request.body, now()), full);
      if (signed === full || signed === null || signed.ok) limit.giveBack(request.ip, now());
      if (signed === null) return reply.code(400).send({ refused: 'wrong', seconds: 0 });
      return answer(signed, reply);
    });
  };

  open('/session', async (body, at) => {
    const given = SignInRequest.safeParse(body);
    return given.success ? signIn(database, given.data, at) : null;
  });
  open('/join', async (body, at) => {
    const given = JoinRequest.safeParse(body);
    return given.success ? join(database, given.data, at) : null;
  });
  app.get(`${staffApi}/sign-in-ways`, async (): Promise<SignInWays> => ({ institution, shortestPassword }));

  staffRoute(app, parts, {
    method: 'GET',
    path: '/session',
    role: 'viewer',
    handle: async ({ session }) => viewOf(session),
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/session',
    role: 'viewer',
    async handle({ session, reply, tell }) {
      await endSignIn(database, fingerprintOf(session.secret));
      await tell('signed-out', null);
      reply.header('set-cookie', clearCookie);
      return {};
    },
  });
}
