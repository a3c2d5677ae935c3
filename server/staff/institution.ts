// Signing in with the institution: OpenID Connect, the code flow with PKCE, state and nonce. Roles come from its groups.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as oidc from 'openid-client';
import { longestName, mayAs, type Role } from '../../contract/staff-api.ts';
import type { Institution } from '../settings.ts';
import type { Database } from '../store/database.ts';
import { keepInstitutional } from '../store/staff.ts';
import { beginSession } from './sign-in.ts';

/** What the browser holds between going there and coming back; it is of no use to anybody else. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface InstitutionSignIn {
  /** Where to send the browser. */
  leave(): Promise<{ readonly to: string; readonly journey: Journey }>;
  /** @returns the secret of a new session, or null: not vouched for, or in no group that has a role */
  comeBack(query: string, journey: Journey, now: number): Promise<string | null>;
}

const scope = 'openid profile';

/** Without encryption only on this machine itself, for trying it out. */
const isLocal = (issuer: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);

/** The highest that any of the groups gives. */
export function roleOf(groups: unknown, roles: Institution['roles']): Role | null {
  const names = Array.isArray(groups) ? groups : [groups];
  const given = names.flatMap((name) => (typeof name === 'string' ? (roles[name] ?? []) : []));
  return given.reduce<Role | null>((best, role) => (best === null || mayAs(role, best) ? role : best), null);
}

/** As the institution writes it, without what could break a line or a page. */
function nameOf(claims: oidc.IDToken): string {
  const given = [claims.name, claims.preferred_username].find((name) => typeof name === 'string') ?? '';
  const clean = String(given)
    .replace(/[\p{Cc}<>]/gu, '')
    .trim();
  return clean.slice(0, longestName) || 'Somebody of the institution';
}

/** @param address the server's own, as the browser knows it */
export function institutionSignIn(database: Database, institution: Institution, address: string): InstitutionSignIn {
  const back = new URL('/api/v1/institution/back', address);
  let found: Promise<oidc.Configuration> | null = null;

  const discover = async (): Promise<oidc.Configuration> => {
    const secret = (await readFile(institution.secretFile, 'utf8')).trim();
    // The standard lets a client trust the line on which a token came; we look at the signature as well.
    const execute = [
      oidc.enableNonRepudiationChecks,
      ...(isLocal(institution.issuer) ? [oidc.allowInsecureRequests] : []),
    ];
    return oidc.discovery(new URL(institution.issuer), institution.client, secret, undefined, { execute, timeout: 10 });
  };
  /** Looked up once; what failed is looked up again by the next who wants to sign in. */
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover().catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };

  return {
    async leave() {
      const verifier = oidc.randomPKCECodeVerifier();
      const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
      const to = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back.href,
        scope,
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, journey };
    },
    async comeBack(query, { state, nonce, verifier }, now) {
      const here = new URL(back);
      here.search = query;
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const claims = (await oidc.authorizationCodeGrant(await configuration(), here, checks)).claims();
      const role = roleOf(claims?.[institution.groupsClaim], institution.roles);
      if (claims === undefined || role === null) return null;
      const id = randomUUID();
      const member = await keepInstitutional(database, { id, subject: claims.sub, name: nameOf(claims), role, now });
      return member === null ? null : beginSession(database, member, now);
    },
  };
}
