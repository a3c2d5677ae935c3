// Looks for the kiosk user's files in the named places that a check answers for.
import type { CheckId } from '../../../contract/receipt.ts';
import { type Result, succeed } from '../../../contract/result.ts';
import { placesOf } from '../../places/places.ts';
import type { Look, Seen, View } from '../view.ts';

/** Where the kernel writes a dump when nobody catches it: beside what the program was working on. */
const dumpedInto = ['home', 'tmp', 'var-tmp'] as const;

/** A core dump in a home folder or among temporary files is counted as a dump, and only there. */
export const lookAtPlaces =
  (check: CheckId): Look =>
  (view) =>
    sum(view, check, (swept) => swept.found - swept.dumps);

export const lookAtCrashDumps: Look = (view) => {
  const stored = sum(view, 'crash-dumps', (swept) => swept.found);
  if (!stored.ok || stored.value === null) return stored;
  let { looked, left } = stored.value;
  for (const place of dumpedInto) {
    const swept = view.sweepOf(place);
    if (!swept.ok) return swept;
    looked += swept.value.looked;
    left += swept.value.dumps;
  }
  return succeed({ looked, left });
};

function sum(view: View, check: CheckId, leftOf: (swept: { found: number; dumps: number }) => number): Result<Seen> {
  const seen = { looked: 0, left: 0 };
  for (const place of placesOf(check)) {
    const swept = view.sweepOf(place);
    if (!swept.ok) return swept;
    seen.looked += swept.value.looked;
    seen.left += leftOf(swept.value);
  }
  return succeed(seen);
}
