// The way to the institution's sign-in and back. What was wrong on the way is not told: the sign-in page says it in general.
import type { FastifyInstance } from 'fastify';
import { staffApi } from '../../../contract/staff-api.ts';
import type { Limit } from '../../limit.ts';
import type { InstitutionSignIn, Journey } from '../../staff/institution.ts';
import { setCookie } from '../../staff/session.ts';

const cookieName = '__Host-lethe-way';
const lasts = 600;

const setJourney = ({ state, nonce, verifier }: Journey): string =>
  `${cookieName}=${state}.${nonce}.${verifier}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${lasts}`;
const forgetJourney = `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;

const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{16,128})\\.([\\w-]{16,128})\\.([\\w-]{16,128})(?:;|$)`);

function journeyIn(cookies: string | undefined): Journey | null {
  const [, state, nonce, verifier] = pattern.exec(cookies ?? '') ?? [];
  return state && nonce && verifier ? { state, nonce, verifier } : null;
}

const refused = '/sign-in?refused=institution';

export function institutionRoutes(
  app: FastifyInstance,
  way: InstitutionSignIn,
  { limit, now }: { readonly limit: Limit; readonly now: () => number },
): void {
  app.get(`${staffApi}/institution`, async (request, reply) => {
    if (limit.wait(request.ip, now()) > 0) return reply.redirect(refused, 303);
    limit.count(request.ip, now());
    const left = await way.leave().catch(() => null);
    if (left === null) return reply.redirect(refused, 303);
    return reply.header('set-cookie', setJourney(left.journey)).redirect(left.to, 303);
  });

  app.get(`${staffApi}/institution/back`, async (request, reply) => {
    const journey = journeyIn(request.headers.cookie);
    const query = new URL(request.url, 'http://here').search;
    const secret = journey === null ? null : await way.comeBack(query, journey, now()).catch(() => null);
    if (secret === null) return reply.header('set-cookie', forgetJourney).redirect(refused, 303);
    return reply.header('set-cookie', [forgetJourney, setCookie(secret)]).redirect('/', 303);
  });
}
