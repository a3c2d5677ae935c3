// What two searches, before and after the end of a rehearsal, come to. Pure.
import { CanaryClass, type CanaryClass as Class } from '../../../contract/canary.ts';
import type { CanaryPlace, CanaryReceipt, CanaryVerdict } from '../../../contract/canary-receipt.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import type { Found } from './found.ts';

export interface Rehearsed {
  readonly before: Found;
  readonly wiped: Receipt;
  readonly after: Found;
  readonly milliseconds: number;
}

/** Kinds of place of which every station has some: a search that saw none of them saw nothing. */
const everywhere: readonly CanaryPlace[] = ['file', 'file-name', 'memory', 'kernel'];
/** What is copied and what is marked, each held by the session. */
const heldBefore = 2;

const countOf = (found: Found, name: Class | 'run'): number => found.classes[name] ?? 0;
const lookAt = (found: Found, place: CanaryPlace) => found.places.find(({ id }) => id === place);

/** Classes that were planted and not seen while the session lived. */
export const unseenClasses = (before: Found): readonly Class[] =>
  CanaryClass.options.filter((name) => countOf(before, name) === 0);

function sawItsOwn(before: Found): boolean {
  const selections = lookAt(before, 'selection');
  const held = selections === undefined || selections.found >= heldBefore;
  return held && unseenClasses(before).length === 0;
}

const foundAny = ({ classes, places }: Found): boolean =>
  Object.keys(classes).length > 0 || places.some(({ found }) => found > 0);

const couldSee = (after: Found): boolean =>
  after.places.every(({ unseen }) => unseen === 0) &&
  everywhere.every((place) => (lookAt(after, place)?.looked ?? 0) > 0);

/** What was found counts most, whatever else went wrong. */
function verdictOf({ before, wiped, after }: Rehearsed): CanaryVerdict {
  if (wiped.verdict === 'residue' || foundAny(after)) return 'residue';
  if (!sawItsOwn(before)) return 'void';
  return wiped.verdict === 'clean' && couldSee(after) ? 'clean' : 'unseen';
}

export function receiptOf(rehearsed: Rehearsed): CanaryReceipt {
  const { before, wiped, after, milliseconds } = rehearsed;
  return {
    verdict: verdictOf(rehearsed),
    containment: wiped.containment,
    classes: [...CanaryClass.options, 'run' as const].map((id) => ({
      id,
      before: countOf(before, id),
      after: countOf(after, id),
    })),
    places: after.places,
    beyond: after.beyond,
    milliseconds,
  };
}
