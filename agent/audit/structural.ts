// The structural audit: makes every look in the order of the receipt. What could not be seen is never counted as empty.
import { type Check, CheckId, type Receipt } from '../../contract/receipt.ts';
import type { Result } from '../../contract/result.ts';
import { fail } from '../../contract/result.ts';
import { lookAtCrashDumps, lookAtPlaces } from './looks/files.ts';
import { lookAtInterProcess } from './looks/inter-process.ts';
import { lookAtMemory } from './looks/memory.ts';
import { lookAtOpenFiles } from './looks/open-files.ts';
import { lookAtPrintSpool } from './looks/print-spool.ts';
import { lookAtProcesses } from './looks/processes.ts';
import { lookAtRemovableMedia } from './looks/removable-media.ts';
import { lookAtClipboard, lookAtPrimarySelection } from './looks/selections.ts';
import type { Look, Seen, View } from './view.ts';

/** A check added to the contract does not compile without a look. */
const looks: Record<CheckId, Look> = {
  processes: lookAtProcesses,
  'memory-file-systems': lookAtMemory,
  'open-files': lookAtOpenFiles,
  home: lookAtPlaces('home'),
  temporary: lookAtPlaces('temporary'),
  'shared-memory': lookAtPlaces('shared-memory'),
  'inter-process': lookAtInterProcess,
  'other-places': lookAtPlaces('other-places'),
  clipboard: lookAtClipboard,
  'primary-selection': lookAtPrimarySelection,
  'print-spool': lookAtPrintSpool,
  'crash-dumps': lookAtCrashDumps,
  'scheduled-jobs': lookAtPlaces('scheduled-jobs'),
  'removable-media': lookAtRemovableMedia,
};

export type Audit = Pick<Receipt, 'verdict' | 'checks' | 'left'>;

export async function audit(view: View): Promise<Audit> {
  const checks: Check[] = [];
  let unseen = 0;
  for (const id of CheckId.options) {
    const seen = await attempt(looks[id], view);
    if (!seen.ok) unseen++;
    else if (seen.value !== null) checks.push({ id, ...seen.value });
  }
  const left = checks.reduce((sum, check) => sum + check.left, 0);
  const verdict = left > 0 ? 'residue' : unseen > 0 ? 'unseen' : 'clean';
  return { verdict, checks, left };
}

/** Whatever a look throws, mistakes of ours included, means that it did not see. */
async function attempt(look: Look, view: View): Promise<Result<Seen>> {
  try {
    return await look(view);
  } catch {
    return fail('WIPE-02');
  }
}
