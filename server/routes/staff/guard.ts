// Before every staff route: who asks, may they, and did the asking come from our own page.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { csrfHeader, mayAs, type Role, staffApi } from '../../../contract/staff-api.ts';
import { type StaffSession, sessionOf } from '../../staff/session.ts';
import type { OpenDatabase } from '../../store/open.ts';
import { addToTrail, type Deed } from '../../store/trail.ts';

export interface StaffParts {
  readonly database: OpenDatabase;
  readonly now: () => number;
}

export interface Asking<Body> {
  readonly session: StaffSession;
  readonly body: Body;
  /** From the path, where it has one; checked to be an id. */
  readonly id: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly now: number;
  readonly reply: FastifyReply;
  /** Writes one line of the trail. */
  tell(did: Deed, subject: string | null, detail?: string | null): Promise<void>;
}

export interface StaffRoute<Body, Answer> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly role: Role;
  readonly body?: z.ZodType<Body>;
  /** In bytes, where it may be larger than usual. */
  readonly bodyLimit?: number;
  /** null: there is no such thing (404), or it cannot be changed like that (409). */
  readonly handle: (asking: Asking<Body>) => Promise<Answer | null>;
}

const idPattern = /^[0-9a-f-]{16,36}$/;

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Browsers say where a request comes from, which a page of another site cannot take away. */
export const isForeignSite = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';

/** Nor can such a page know our word. */
const isForeign = (request: FastifyRequest, csrf: string): boolean =>
  request.method !== 'GET' && (isForeignSite(request) || !same(String(request.headers[csrfHeader] ?? ''), csrf));

/** The status to refuse with, or the session of somebody who may. */
async function admit(
  request: FastifyRequest,
  { database, now }: StaffParts,
  role: Role,
): Promise<StaffSession | 401 | 403> {
  const session = await sessionOf(database, request.headers.cookie, now());
  if (session === null) return 401;
  return isForeign(request, session.csrf) || !mayAs(session.member.role, role) ? 403 : session;
}

export function staffRoute<Body, Answer>(
  app: FastifyInstance,
  parts: StaffParts,
  { method, path, role, body, bodyLimit, handle }: StaffRoute<Body, Answer>,
): void {
  app.route<{ Params: { id?: string }; Querystring: Record<string, string | undefined> }>({
    method,
    url: `${staffApi}${path}`,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    handler: async (request, reply) => {
      const session = await admit(request, parts, role);
      if (typeof session === 'number') return reply.code(session).send();
      const { id = '' } = request.params;
      if (path.includes(':id') && !idPattern.test(id)) return reply.code(404).send();
      const given = body?.safeParse(request.body);
      if (given?.success === false) return reply.code(400).send();
      const now = parts.now();
      const tell = (did: Deed, subject: string | null, detail: string | null = null): Promise<void> =>
        addToTrail(parts.database, { at: now, who: session.member.name, did, subject, detail });
      const { query } = request;
      const answer = await handle({ session, body: given?.data as Body, id, query, now, reply, tell });
      if (reply.sent) return reply;
      return answer === null ? reply.code(method === 'GET' ? 404 : 409).send() : reply.send(answer);
    },
  });
}
