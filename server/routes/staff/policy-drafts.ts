// Policies that are being written: the text to begin with, and a look at a draft. Nothing of a draft is kept, and nothing can be signed here.
import type { FastifyInstance } from 'fastify';
import { largestPolicyBytes, readPolicy } from '../../../contract/policy-file.ts';
import { type PlacePolicy, PolicyDraft, type PolicyDrafted } from '../../../contract/staff-api.ts';
import { newestOf, newestPolicyOf } from '../../policy/newest.ts';
import { isPublicSuffix } from '../../policy/public-suffix.ts';
import { policyDifference } from '../../rules/policy-difference.ts';
import { findPlace } from '../../store/places.ts';
import { policiesOfPlace } from '../../store/policies.ts';
import { type StaffParts, staffRoute } from './guard.ts';

/** A whole policy as a text in JSON. */
const bodyLimit = 3 * largestPolicyBytes;

export function policyDraftRoutes(app: FastifyInstance, parts: StaffParts): void {
  const { database } = parts;
  /** For admins: the line of the PIN is in it. */
  staffRoute(app, parts, {
    method: 'GET',
    path: '/places/:id/policy',
    role: 'admin',
    async handle({ id }): Promise<PlacePolicy | null> {
      if ((await findPlace(database, id)) === null) return null;
      const text = (await newestOf(database, id))?.text ?? null;
      return { serial: (await policiesOfPlace(database, id))[0]?.serial ?? 0, text };
    },
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/policies/draft',
    role: 'admin',
    body: PolicyDraft,
    bodyLimit,
    async handle({ body }): Promise<PolicyDrafted | null> {
      if ((await findPlace(database, body.place)) === null) return null;
      const read = readPolicy(body.text, isPublicSuffix);
      if (!read.ok) return { faults: read.faults.map((fault) => ({ ...fault })), changes: [] };
      const before = await newestPolicyOf(database, body.place);
      return { faults: [], changes: [...policyDifference(before, read.policy)] };
    },
  });
}
