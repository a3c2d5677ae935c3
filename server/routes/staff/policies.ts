// Policies: looked at before they are rolled out, then given to a share of a place's stations, by admins alone.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { largestBundleBytes, readBundle } from '../../../contract/policy-bundle.ts';
import { fingerprintOfBundle } from '../../../contract/policy-signature.ts';
import {
  type PoliciesView,
  type PolicyChanges,
  PolicyPreview,
  type PolicyRefused,
  PolicyShare,
  PolicyUpload,
  type PolicyView,
} from '../../../contract/staff-api.ts';
import { lastReport } from '../../fleet.ts';
import { type Accepted, lookAtBundle } from '../../policy/accept.ts';
import { newestPolicyOf } from '../../policy/newest.ts';
import { policyDifference } from '../../rules/policy-difference.ts';
import { refusalsIn } from '../../rules/policy-refusals.ts';
import type { Settings } from '../../settings.ts';
import { findPlace } from '../../store/places.ts';
import {
  addPolicy,
  bundleOf,
  listPolicies,
  policiesOfPlace,
  type StoredPolicy,
  sharePolicy,
} from '../../store/policies.ts';
import { listUnwell } from '../../store/stations.ts';
import { type Asking, type StaffParts, staffRoute } from './guard.ts';

export interface PolicyRouteParts extends StaffParts {
  readonly settings: Pick<Settings, 'policyKeys'>;
}

/** A whole bundle as a text in JSON. */
const bodyLimit = 2 * largestBundleBytes;

async function viewOf({ database }: StaffParts, policy: StoredPolicy): Promise<PolicyView> {
  const { id, place, serial, share, addedAt, addedBy } = policy;
  const expires = readBundle((await bundleOf(database, id)) ?? '')?.expires ?? 0;
  return { id, place, serial, share, expires, addedAt, addedBy };
}

interface Given {
  readonly place: string;
  readonly bundle: string;
}

/** Answers with the refusal, where there is one, and then null. */
async function look(
  { database, settings }: PolicyRouteParts,
  { body, now, reply }: Asking<Given>,
): Promise<{ readonly accepted: Accepted; readonly place: string } | null> {
  const place = await findPlace(database, body.place);
  if (place === null) return null;
  const highest = (await policiesOfPlace(database, place.id))[0]?.serial ?? 0;
  const looked = lookAtBundle(body.bundle, { place: place.name, keys: settings.policyKeys, highest, now });
  if (looked.ok) return { accepted: looked.value, place: place.name };
  await reply.code(422).send(looked.refused satisfies PolicyRefused);
  return null;
}

export function policyStaffRoutes(app: FastifyInstance, parts: PolicyRouteParts): void {
  const { database } = parts;
  staffRoute<never, PoliciesView>(app, parts, {
    method: 'GET',
    path: '/policies',
    role: 'viewer',
    async handle() {
      const policies = await Promise.all((await listPolicies(database)).map((policy) => viewOf(parts, policy)));
      const said = (await listUnwell(database)).map((one) => [one.place, lastReport(one)?.policy] as const);
      return { policies, refusals: [...refusalsIn(said)] };
    },
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/policies/preview',
    role: 'admin',
    body: PolicyPreview,
    bodyLimit,
    async handle(asking): Promise<PolicyChanges | null> {
      const looked = await look(parts, asking);
      if (looked === null) return null;
      const { bundle, policy } = looked.accepted;
      const changes = policyDifference(await newestPolicyOf(database, asking.body.place), policy);
      const { serial, keyId, notBefore, expires } = bundle;
      return { serial, keyId, notBefore, expires, changes: [...changes] };
    },
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/policies',
    role: 'admin',
    body: PolicyUpload,
    bodyLimit,
    async handle(asking): Promise<PolicyView | null> {
      const { body, session, now, tell } = asking;
      const looked = await look(parts, asking);
      if (looked === null) return null;
      const { serial } = looked.accepted.bundle;
      const policy = {
        ...{ id: randomUUID(), place: body.place, serial, fingerprint: fingerprintOfBundle(body.bundle) },
        ...{ share: body.share, addedAt: now, addedBy: session.member.name },
      };
      if (!(await addPolicy(database, policy, body.bundle))) return null;
      await tell('policy-added', looked.place, `${serial}, ${body.share} %`);
      return viewOf(parts, policy);
    },
  });
  staffRoute(app, parts, {
    method: 'PATCH',
    path: '/policies/:id',
    role: 'admin',
    body: PolicyShare,
    async handle({ id, body, tell }) {
      const policy = (await listPolicies(database)).find((one) => one.id === id);
      if (policy === undefined || !(await sharePolicy(database, id, body.share))) return null;
      const place = await findPlace(database, policy.place);
      await tell('policy-shared', place?.name ?? null, `${policy.serial}, ${body.share} %`);
      return viewOf(parts, { ...policy, share: body.share });
    },
  });
}
