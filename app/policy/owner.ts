// Whose page it is: the library's own, or somebody else's that may be used here.
import { hostOf } from '../../contract/hosts.ts';
import { openingsFor } from '../../contract/openings.ts';
import type { Rules } from './hosts.ts';

/** A host that several resources share is the library's when all of them are: the notice is shown rather than missed. */
export function isLibrarys(rules: Rules, url: URL): boolean {
  const host = hostOf(url);
  const found = host === null ? [] : openingsFor(rules.openings, host);
  return found.length > 0 && found.every((opening) => opening.resource.ours);
}
