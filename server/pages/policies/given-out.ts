// What stations of a place may be given: the newest policy, and the ones behind it as long as it does not go to all. Pure.
import { isInShare } from '../../../contract/policy-share.ts';
import type { PolicyView } from '../../../contract/staff-api.ts';

export interface Given {
  readonly policy: PolicyView;
  /** The largest share of a newer one: whoever is in it is given that. */
  readonly newer: number;
}

const all = 100;

/** @param policies of one place, the newest first. One that is stopped shows only while it is the newest. */
export function givenOut(policies: readonly PolicyView[]): readonly Given[] {
  const given: Given[] = [];
  let newer = 0;
  for (const policy of policies) {
    if (newer >= all) break;
    if (given.length === 0 || policy.share > newer) given.push({ policy, newer });
    newer = Math.max(newer, policy.share);
  }
  return given;
}

/** How many of these stations are given a policy of this share. @param newer see {@link Given} */
export const stationsIn = (ids: readonly string[], share: number, newer = 0): number =>
  ids.filter((id) => isInShare(id, share) && !isInShare(id, newer)).length;
