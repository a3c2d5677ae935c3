// The station's policy as the doctor sees it. A faulty one is the business of one check; to all others it says nothing.
import type { Policy } from '../../contract/policy.ts';
import { type PolicyFault, readPolicy } from '../../contract/policy-file.ts';
import { readPolicyText } from '../cli/policy-text.ts';
import { isPublicSuffix } from '../cli/public-suffix.ts';
import type { Machine } from './machine.ts';

export type PolicySeen =
  | { readonly is: 'missing' }
  | { readonly is: 'faulty'; readonly faults: readonly PolicyFault[] }
  | { readonly is: 'good'; readonly policy: Policy };

export async function seePolicy({ policy }: Machine): Promise<PolicySeen> {
  const read = await readPolicyText(policy);
  if (read === null) return { is: 'missing' };
  const judged = readPolicy(read.text, isPublicSuffix);
  return judged.ok ? { is: 'good', policy: judged.policy } : { is: 'faulty', faults: judged.faults };
}

/** null: missing or faulty. */
export async function policyOf(machine: Machine): Promise<Policy | null> {
  const seen = await seePolicy(machine);
  return seen.is === 'good' ? seen.policy : null;
}
