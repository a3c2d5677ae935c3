// Which settings hold on a station that has a policy of the server's: that one, but for what a station never lets others say of it.
import type { Policy } from './policy.ts';

/** In the agent's runtime folder, for the shell to read as it starts: the text of the pulled policy; empty where there is none. */
export const pulledPolicyFile = 'policy.yaml';

/** Only a file that pins a key asks for policies from a server. */
export const takesPolicies = (local: Policy): boolean => (local.server?.policyKeys.length ?? 0) > 0;

/**
 * Its name is the station's own, since a bundle is for a whole place; so is the server, with the keys: whoever may sign
 * policies may not make others their judge.
 */
export function policyInForce(local: Policy, pulled: Policy | null): Policy {
  if (pulled === null || !takesPolicies(local)) return local;
  const { server: _theirs, ...rest } = pulled;
  return { ...rest, name: local.name, ...(local.server && { server: local.server }) };
}
