// One whole wipe: the cleaners, then the structural audit, then the receipt. Beside a visit: the event logs alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CheckId, Receipt } from '../../contract/receipt.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Containment } from '../../contract/words.ts';
import { type Audit, audit } from '../audit/structural.ts';
import { lookAround, type Premises, takeCensus } from '../audit/view.ts';
import type { Cleaner, Order } from './cleaner.ts';
import { type Cleaned, type CleanedGroups, type Progress, runCleaners } from './run.ts';

/** The receipt is about what people left; what became of the event logs stands beside it. */
export interface Wiped {
  readonly receipt: Receipt;
  readonly cleaned: CleanedGroups;
}

export type Wiper = (order: Order, progress?: Progress) => Promise<Result<Wiped>>;

/** WIPE-04 when a cleaner met a protected place; whatever could not be read is in the receipt's verdict. */
export function makeWiper(premises: Premises, cleaners: readonly Cleaner[]): Wiper {
  return async (order, progress) => {
    const [begun, begunAt] = [performance.now(), Date.now()];
    const cleaned = await runCleaners(cleaners, order, () => takeCensus(premises.station, order.scope), progress);
    if (Object.values(cleaned).some(({ problem }) => problem?.code === 'WIPE-04')) return fail('WIPE-04');
    const found = await settled(() => audit(lookAround(premises, order, begunAt)));
    const receipt: Receipt = {
      verdict: verdictOf(cleaned['user-data'], found),
      containment: containmentOf(premises, order),
      checks: found.checks,
      left: found.left,
      removed: cleaned['user-data'].removed,
      milliseconds: Math.round(performance.now() - begun),
    };
    return succeed({ receipt, cleaned });
  };
}

/** While a patron is in: nothing of the visit is touched, so that there is nothing to audit either. */
export async function clearLogsBeside({ station }: Premises, cleaners: readonly Cleaner[]): Promise<Cleaned> {
  const scope = { snapshot: null, everySession: false };
  const order: Order = { occasion: 'daily', groups: ['event-logs'], scope };
  return (await runCleaners(cleaners, order, () => takeCensus(station, scope)))['event-logs'];
}

/** What only the kernel can take away, once the last process that held it has gone. */
const kernels: readonly CheckId[] = ['processes', 'memory-file-systems', 'open-files'];
/** Milliseconds between looks while the kernel is still at it; whatever stands after the last one is left. */
const pauses = [20, 60, 150, 300] as const;

/** The kernel takes a namespace down in its own time: a look that comes too soon is made again, and nothing is removed in between. */
async function settled(look: () => Promise<Audit>): Promise<Audit> {
  let found = await look();
  for (const pause of pauses) {
    if (!found.checks.some(({ id, left }) => left > 0 && kernels.includes(id))) break;
    await setTimeout(pause);
    found = await look();
  }
  return found;
}

/** The cleaners' own second look counts too: what one of them still sees is left, even where no check looks. */
function verdictOf(cleaned: Cleaned, found: Audit): Receipt['verdict'] {
  if (found.verdict === 'residue' || cleaned.left > 0) return 'residue';
  return cleaned.problem === null ? found.verdict : 'unseen';
}

/** As seen when the session opened. Where the agent saw none open, by whether slots were ever used here. */
function containmentOf({ roots }: Premises, { scope }: Order): Containment {
  return scope.snapshot?.containment ?? (existsSync(join(roots.slots, '0')) ? 'directory' : 'bubblewrap');
}
