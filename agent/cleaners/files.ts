// The cleaners that are data: one for each file in resources/cleaners, and one for the slots of the containment `directory`.
import type { CleanerFile, ProtectedFile } from '../../contract/cleaner-file.ts';
import { type Result, succeed } from '../../contract/result.ts';
import { type Roots, stationPath } from '../places/places.ts';
import type { Scope } from '../processes/leftovers.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';
import type { SweptPlace } from '../wipe/place.ts';
import { type Sweep, sweep } from '../wipe/remove.ts';
import { sweepAll } from '../wipe/sweep-all.ts';

export type SweepRules = Pick<CleanerFile, 'place' | 'whose' | 'keep'>;

/** @param begun when the wipe did, in milliseconds since 1970 */
export function sweptPlace(rules: SweepRules, { roots, deny, begun }: Sweeping): SweptPlace {
  return {
    root: roots.root,
    path: stationPath(rules.place, roots.kiosk),
    whose: rules.whose,
    keep: rules.keep,
    kioskId: roots.kiosk.id,
    leaveOut: [roots.runtime, roots.shellProfile, roots.slots],
    begun,
    deny,
  };
}

interface Sweeping {
  readonly roots: Roots;
  readonly deny: ProtectedFile;
  readonly begun: number;
}

export function fileCleaner(file: CleanerFile, roots: Roots, deny: ProtectedFile): Cleaner {
  const place = ({ begun }: Round) => sweptPlace(file, { roots, deny, begun });
  return {
    id: file.id,
    group: 'user-data',
    when: file.when,
    plan: async (round) => countOf(sweep(place(round), 'look'), 'found'),
    apply: async (round) => countOf(sweep(place(round), 'remove'), 'removed'),
  };
}

/** Two folders take turns, so that a spare can be warm beside a visit. */
const slotNames = ['0', '1'] as const;

/** What the ended session's slot still holds. Everything in a slot is a session's: nothing is kept. */
export function sweepSlots(mode: 'look' | 'remove', { scope, roots, deny }: SlotsToSweep): Result<Sweep> {
  const theirs = slotNames.filter((name) => scope.everySession || scope.snapshot?.slots.has(name));
  const places = theirs.map(
    (slot): SweptPlace => ({
      ...{ root: roots.slots, path: `/${slot}`, deny, keep: [], leaveOut: [], begun: 0 },
      ...{ whose: 'kiosk-user', kioskId: roots.kiosk.id },
    }),
  );
  return sweepAll(places, mode);
}

export interface SlotsToSweep {
  readonly scope: Scope;
  readonly roots: Roots;
  readonly deny: ProtectedFile;
}

export function slotsCleaner(roots: Roots, deny: ProtectedFile): Cleaner {
  return {
    id: 'session-slots',
    group: 'user-data',
    when: ['session-end', 'boot', 'daily'],
    plan: async ({ scope }) => countOf(sweepSlots('look', { scope, roots, deny }), 'found'),
    apply: async ({ scope }) => countOf(sweepSlots('remove', { scope, roots, deny }), 'removed'),
  };
}

const countOf = (swept: Result<Sweep>, name: 'found' | 'removed'): Result<number> =>
  swept.ok ? succeed(swept.value[name]) : swept;
