// Enrolment tokens: made, shown once, counted, revoked.
import type { FastifyInstance } from 'fastify';
import { TokenRequest, type TokenView } from '../../../contract/staff-api.ts';
import { makeToken } from '../../enrol.ts';
import { findPlace } from '../../store/places.ts';
import { listTokens, revokeToken, type Token } from '../../store/tokens.ts';
import { type StaffParts, staffRoute } from './guard.ts';

const furthest = 366 * 86_400;

function stateOf({ revokedAt, endsAt, uses, mostUses }: Token, now: number): TokenView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (endsAt <= now) return 'ended';
  return uses >= mostUses ? 'used-up' : 'works';
}

function viewOf(token: Token, now: number): TokenView {
  const { id, label, hint, place, uses, mostUses, madeAt, madeBy, endsAt, refused } = token;
  return { id, label, hint, place, uses, mostUses, madeAt, madeBy, endsAt, refused, state: stateOf(token, now) };
}

export function tokenRoutes(app: FastifyInstance, parts: StaffParts): void {
  const { database } = parts;
  staffRoute<never, readonly TokenView[]>(app, parts, {
    method: 'GET',
    path: '/tokens',
    role: 'technician',
    handle: async ({ now }) => (await listTokens(database)).map((token) => viewOf(token, now)),
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/tokens',
    role: 'technician',
    body: TokenRequest,
    async handle({ body, session, now, tell }) {
      if (body.endsAt <= now || body.endsAt > now + furthest) return null;
      if (body.place !== null && (await findPlace(database, body.place)) === null) return null;
      const { word, ...made } = await makeToken(database, { ...body, madeAt: now, madeBy: session.member.name });
      await tell('token-made', made.label, String(made.mostUses));
      return { token: viewOf({ ...made, uses: 0, revokedAt: null, refused: 0 }, now), word };
    },
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/tokens/:id',
    role: 'technician',
    async handle({ id, now, tell }) {
      const token = (await listTokens(database)).find((one) => one.id === id);
      if (token === undefined || !(await revokeToken(database, id, now))) return null;
      await tell('token-revoked', token.label);
      return {};
    },
  });
}
