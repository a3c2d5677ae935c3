// The hosts of one policy, compiled once: what its resources open, and what may lie inside the building.
import { canonicalHost, type HostPattern, hostFits, readHostPattern } from '../../contract/hosts.ts';
import { type Openings, openingsOf } from '../../contract/openings.ts';
import type { Resource } from '../../contract/policy.ts';
import type { SessionPolicy } from '../../contract/session-link.ts';
import type { Language } from '../../contract/words.ts';

export interface Rules {
  readonly openings: Openings<Resource>;
  readonly local: readonly HostPattern[];
  /** Where parts of an allowed page may come from. */
  readonly parts: 'public' | 'listed';
  /** The language that refusals name a resource in. */
  readonly language: Language;
}

export const compileRules = (policy: SessionPolicy): Rules => ({
  openings: openingsOf(policy.resources),
  local: policy.network.local.map(readHostPattern).filter((pattern) => pattern !== null),
  parts: policy.network.parts,
  language: policy.languages[0] ?? 'en',
});

export const inLanguage = (rules: Rules, language: Language): Rules => ({ ...rules, language });

/** May this host lie on this machine or inside the building? */
export function mayPointInward(rules: Rules, hostname: string): boolean {
  const host = canonicalHost(hostname);
  return host !== null && rules.local.some((pattern) => hostFits(pattern, host));
}
