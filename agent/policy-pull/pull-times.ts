// When a station asks for its policy: twice an hour, at a moment that is its own and that nobody at the station can move. Pure.
import { slotMs } from '../health/slots.ts';

export const pullMs = 6 * slotMs;

/** Its id is random, and so is the moment that follows from it: stations of one image are spread over the half hour. */
const phaseOf = (station: string): number => Number.parseInt(station.slice(0, 8), 16) % pullMs;

/** The next moment after now, both in milliseconds since 1970. @param station its id */
export function nextPull(now: number, station: string): number {
  const phase = phaseOf(station);
  return (Math.floor((now - phase) / pullMs) + 1) * pullMs + phase;
}
