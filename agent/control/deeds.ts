// Tells the lethe command what stands in the ledger, in full hours: nobody needs to know it more finely.
import type { Deeds, Deed as Told } from '../../contract/agent-control.ts';
import type { Deed, Ledger } from '../state/ledger.ts';

const hour = 3_600_000;

/** A clock that was set back makes a deed of the future, which was just now. */
const toldOf = (deed: Deed | null, now: number): Told | null =>
  deed === null ? null : { ok: deed.ok, hours: Math.max(0, Math.floor((now - deed.at) / hour)) };

export const deedsIn = ({ deeds }: Ledger, now: number): Deeds => ({
  'event-logs': toldOf(deeds['event-logs'], now),
  'user-data': toldOf(deeds['user-data'], now),
  canary: toldOf(deeds.canary, now),
});
