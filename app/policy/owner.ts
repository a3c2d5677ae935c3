// Whose page it is: the library's own, or somebody else's that may be used here.
import { hostOf } from '../../contract/hosts.ts';
import { openingsFor } from '../../contract/openings.ts';
import type { Rules } from './hosts.ts';

/** A host that several resources share is the library's when any of them is. */
export function isLibrarys(rules: Rules, url: URL): boolean {
  const host = hostOf(url);
  return host !== null && openingsFor(rules.openings, host).some((opening) => opening.resource.ours);
}
