// Looks at what can still be pasted: asks the display itself who holds its selections.
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { Look, Seen, View } from '../view.ts';
import { besideClipboard, type Selections } from '../x-selections.ts';

export const lookAtClipboard: Look = (view) => look(view, ({ clipboard }) => ({ looked: 1, left: clipboard }));

/** With the primary selection count the others that no program shows: the secondary one and the cut buffers. */
export const lookAtPrimarySelection: Look = (view) =>
  look(view, ({ primary, secondary, cutBuffers }) => ({
    looked: besideClipboard,
    left: primary + secondary + cutBuffers,
  }));

/**
 * Where no display is configured there is nothing to ask. At boot the agent comes before the display, which then holds
 * nothing; at the end of a session there must be one, and one that can't be asked was not seen.
 */
async function look(view: View, count: (selections: Selections) => Seen): Promise<Result<Seen>> {
  if (view.display === null) return succeed(null);
  const selections = await view.selections();
  if (selections !== null) return succeed(count(selections));
  return view.occasion === 'boot' ? succeed(null) : fail('WIPE-02');
}
