// What the agent notes of its own work for the report: counts and the present state, in memory. No moment is among them.

import type { Receipt } from '../../contract/receipt.ts';
import { OutOfService, type Report } from '../../contract/report.ts';
import type { Result } from '../../contract/result.ts';
import type { State } from '../state/machine.ts';
import { type DayTally, withVisit, withWipe } from './day.ts';

export interface Diary {
  stateIs(state: State): void;
  wiped(result: Result<Receipt>): void;
  readonly standing: Standing;
  readonly day: DayTally;
  /** The tally goes on from here: emptied when it was told, filled when the agent starts again. */
  goOnFrom(day: DayTally): void;
}

export type Standing = Pick<Report, 'outOfService' | 'containment'> & { readonly failedWipes: number };

/** @param countsVisits where the library does not ask for it, visits are not counted at all */
export function keepDiary(day: DayTally, countsVisits: () => boolean): Diary {
  const diary = {
    day,
    standing: { outOfService: 'no', containment: 'unknown', failedWipes: 0 } as Standing,
    open: false,
  };
  return {
    get standing() {
      return diary.standing;
    },
    get day() {
      return diary.day;
    },
    goOnFrom(next) {
      diary.day = next;
    },
    stateIs(state) {
      const opened = state.is === 'open' && !diary.open;
      diary.open = state.is === 'open';
      if (opened && countsVisits()) diary.day = withVisit(diary.day);
      diary.standing = { ...diary.standing, outOfService: reasonOf(state) ?? diary.standing.outOfService };
    },
    wiped(result) {
      const well = result.ok && result.value.verdict === 'clean';
      diary.standing = {
        ...diary.standing,
        containment: result.ok ? result.value.containment : diary.standing.containment,
        failedWipes: diary.standing.failedWipes + (well ? 0 : 1),
      };
      if (result.ok) diary.day = withWipe(diary.day, result.value.milliseconds);
    },
  };
}

/** A wipe under way says nothing yet: a station in use and one that waits look the same, and one that failed stays failed. */
function reasonOf(state: State): Report['outOfService'] | null {
  if (state.is === 'wiping') return null;
  return state.is === 'blocked' ? (OutOfService.safeParse(state.problem).data ?? 'other') : 'no';
}
