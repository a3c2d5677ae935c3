// A clock that a test turns by hand: what is due happens in order, and each thing settles before the next.
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../agent/health/clock.ts';

export interface TurnedClock extends Clock {
  advance(ms: number): Promise<void>;
  /** The wall clock is set to another time, as by hand or by a time server; what was planned stays planned. */
  step(ms: number): void;
}

export function turnedClock(start: number): TurnedClock {
  let steady = 0;
  let ahead = start;
  let serial = 0;
  const planned = new Map<number, { readonly at: number; readonly act: () => void }>();
  const firstBefore = (end: number) =>
    [...planned].filter(([, { at }]) => at <= end).sort(([a, one], [b, other]) => one.at - other.at || a - b)[0];
  return {
    wall: () => ahead + steady,
    steady: () => steady,
    after(ms, act) {
      serial += 1;
      const id = serial;
      planned.set(id, { at: steady + Math.max(0, ms), act });
      return () => void planned.delete(id);
    },
    step(ms) {
      ahead += ms;
    },
    async advance(ms) {
      const end = steady + ms;
      await setImmediate();
      for (let next = firstBefore(end); next !== undefined; next = firstBefore(end)) {
        planned.delete(next[0]);
        steady = Math.max(steady, next[1].at);
        next[1].act();
        await setImmediate();
      }
      steady = end;
      await setImmediate();
    },
  };
}
