// What every look of one audit shares: one pass over the processes, and one walk of each place, however many checks ask.
import type { CleanablePlace } from '../../contract/cleaner-file.ts';
import type { Result } from '../../contract/result.ts';
import { type SweepRules, sweptPlace } from '../cleaners/files.ts';
import type { Roots } from '../places/places.ts';
import { type Scope, type Station, sortProcesses } from '../processes/leftovers.ts';
import { readProcesses } from '../processes/table.ts';
import type { Census, Order } from '../wipe/cleaner.ts';
import type { CleaningRules } from '../wipe/load.ts';
import { type Sweep, sweep } from '../wipe/remove.ts';
import type { DisplaySettings } from './x-connection.ts';
import { readSelections, type Selections } from './x-selections.ts';

/** Where and how the station is looked at; the same for every audit. */
export interface Premises {
  readonly roots: Roots;
  readonly station: Station;
  readonly rules: CleaningRules;
  /** null: no display was configured, and the looks at one are not made. */
  readonly display: DisplaySettings | null;
}

export interface View extends Premises, Order, Census {
  sweepOf(place: CleanablePlace): Result<Sweep>;
  /** null: no display server is running. */
  selections(): Promise<Selections | null>;
}

/** What one look saw. null: the look does not apply here and stands on no receipt. */
export type Seen = { readonly looked: number; readonly left: number } | null;

/** A look throws, or fails with a problem, when it could not see; nothing that was not seen counts as empty. */
export type Look = (view: View) => Result<Seen> | Promise<Result<Seen>>;

export function takeCensus(station: Station, scope: Scope): Census {
  const table = readProcesses();
  return { table, ...sortProcesses(table, station, scope) };
}

export function lookAround(premises: Premises, order: Order): View {
  const swept = new Map<CleanablePlace, Result<Sweep>>();
  let asked: Promise<Selections | null> | null = null;
  return {
    ...premises,
    ...order,
    ...takeCensus(premises.station, order.scope),
    sweepOf(place) {
      const known =
        swept.get(place) ??
        sweep(sweptPlace(rulesFor(place, premises.rules), premises.roots, premises.rules.deny), 'look');
      swept.set(place, known);
      return known;
    },
    selections() {
      asked ??= premises.display === null ? Promise.resolve(null) : readSelections(premises.display);
      return asked;
    },
  };
}

const dumpPlaces: readonly CleanablePlace[] = ['var-crash', 'core-dumps'];

/** What may stay in a place is what its cleaner keeps. A place without a cleaner is looked at all the same, and keeps nothing. */
function rulesFor(place: CleanablePlace, rules: CleaningRules): SweepRules {
  const keep = rules.cleaners.filter((cleaner) => cleaner.place === place).flatMap((cleaner) => cleaner.keep);
  return { place, keep, whose: dumpPlaces.includes(place) ? 'anybody' : 'kiosk-user' };
}
