// What every look of one audit shares: one pass over the processes, and one walk of each place, however many checks ask.
import { type CleanablePlace, type Occasion, reachOf } from '../../contract/cleaner-file.ts';
import { type Result, succeed } from '../../contract/result.ts';
import type { DisplaySettings } from '../../contract/x11/connection.ts';
import { type SweepRules, sweptPlace } from '../cleaners/files.ts';
import type { Roots } from '../places/places.ts';
import type { PrintService } from '../printing/print-service.ts';
import { type Scope, type Station, sortProcesses } from '../processes/leftovers.ts';
import { readProcesses } from '../processes/table.ts';
import type { Census, Order } from '../wipe/cleaner.ts';
import type { CleaningRules } from '../wipe/load.ts';
import { type Sweep, sweep } from '../wipe/remove.ts';
import { readSelections, type Selections } from './x-selections.ts';

/** Where and how the station is looked at; the same for every audit. */
export interface Premises {
  readonly roots: Roots;
  readonly station: Station;
  readonly rules: CleaningRules;
  /** false: the machine is somebody's own, and so are its event logs. */
  readonly eventLogs: boolean;
  /** null: no display was configured, and the looks at one are not made. */
  readonly display: DisplaySettings | null;
  /** null: printing on this machine is somebody else's. */
  readonly printing: PrintService | null;
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

/** @param begun when the wipe before it did, in milliseconds since 1970 */
export function lookAround(premises: Premises, order: Order, begun: number): View {
  const { roots, rules } = premises;
  const swept = new Map<CleanablePlace, Result<Sweep>>();
  let asked: Promise<Selections | null> | null = null;
  return {
    ...premises,
    ...order,
    ...takeCensus(premises.station, order.scope),
    sweepOf(place) {
      const sought = rulesFor(place, rules, order.occasion);
      if (sought === null) return succeed(notLookedAt);
      const known = swept.get(place) ?? sweep(sweptPlace(sought, { roots, deny: rules.deny, begun }), 'look');
      swept.set(place, known);
      return known;
    },
    selections() {
      asked ??= premises.display === null ? Promise.resolve(null) : readSelections(premises.display);
      return asked;
    },
  };
}

const notLookedAt: Sweep = { looked: 0, found: 0, dumps: 0, removed: 0 };

/**
 * What may stay in a place is what its cleaner keeps. A place without a cleaner is looked at all the same, and keeps
 * nothing; but a service fills its own again and again, so that one is looked at only when it has been cleaned.
 */
function rulesFor(place: CleanablePlace, rules: CleaningRules, occasion: Occasion): SweepRules | null {
  const whose = reachOf(place);
  const cleaners = rules.cleaners.filter((cleaner) => cleaner.place === place);
  if (whose === 'service' && !cleaners.some(({ when }) => when.includes(occasion))) return null;
  return { place, keep: cleaners.flatMap(({ keep }) => keep), whose };
}
