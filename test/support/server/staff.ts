// A member of staff at a page of their own: signs in as a browser does, keeps the cookie, sends the word against forgery.
import type { InjectOptions } from 'fastify';
import { csrfHeader, type Role, type Session, staffApi } from '../../../contract/staff-api.ts';
import { invite } from '../../../server/staff/invite.ts';
import { hashPassword } from '../../../server/staff/password.ts';
import { setPassword } from '../../../server/store/staff.ts';
import type { TestServer } from './built.ts';

export const password = 'a long enough password';

export interface TestMember {
  readonly name: string;
  readonly cookie: string;
  readonly session: Session;
  ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object, headers?: object): Answer;
}

type Answer = Promise<{ status: number; body: unknown }>;

export const cookieOf = (header: string | string[] | undefined): string => String(header).split(';')[0] ?? '';

export async function request(server: TestServer, options: InjectOptions): Answer {
  const answer = await server.app.inject(options);
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

let count = 0;

/** Signing in dozens of times should not take minutes: the costs stand in the line, and these are small. */
const quick = { cost: 2 ** 10, block: 8, lanes: 1 };

/** Invited, with a password, signed in. */
export async function memberOf(server: TestServer, role: Role): Promise<TestMember> {
  count += 1;
  const name = `${role} ${count}`;
  const invited = await invite(server.database, { name, role, by: 'test', now: server.time });
  if (!invited.ok) throw new Error(invited.problem.code);
  await setPassword(server.database, invited.value.id, await hashPassword(password, quick));
  const signedIn = await server.app.inject({ method: 'POST', url: `${staffApi}/session`, payload: { name, password } });
  const session = signedIn.json<Session>();
  const cookie = cookieOf(signedIn.headers['set-cookie']);
  return {
    ...{ name, cookie, session },
    ask: (method, path, body, headers = {}) =>
      request(server, {
        method,
        url: `${staffApi}${path}`,
        headers: { cookie, [csrfHeader]: session.csrf, ...headers },
        ...(body && { payload: body }),
      }),
  };
}
