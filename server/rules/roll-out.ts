// Which policy a station is given: the newest of its place whose share it belongs to, and never an older one than it has. Pure.
import { isInShare } from '../../contract/policy-share.ts';

export interface Released {
  readonly serial: number;
  /** Of a hundred stations of the place; 0: given to nobody any more. */
  readonly share: number;
  readonly fingerprint: string;
}

/**
 * @param held what the station says that it has: its hash, whatever that is
 * @returns null when there is nothing for it; `'same'` when it has that or a newer one already
 */
export function policyFor<One extends Released>(
  released: readonly One[],
  station: string,
  held: string | null,
): One | 'same' | null {
  const chosen = released
    .filter(({ share }) => isInShare(station, share))
    .reduce<One | null>((newest, one) => (newest === null || one.serial > newest.serial ? one : newest), null);
  if (chosen === null) return null;
  const has = released.find(({ fingerprint }) => fingerprint === held);
  return has !== undefined && has.serial >= chosen.serial ? 'same' : chosen;
}
