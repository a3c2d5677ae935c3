// The fixed clock: when reports are made, and on which one the day's figures go along. Pure; nobody's coming or going is asked for.
import { reportMinutes } from '../../contract/report.ts';

export const slotMs = reportMinutes * 60_000;

/** The next moment of this station, after now. @param offset milliseconds, drawn at random when the station was enrolled */
export function nextSlot(now: number, offset: number): number {
  const place = offset % slotMs;
  return (Math.floor((now - place) / slotMs) + 1) * slotMs + place;
}

/** The number of a slot, which is also the least that a report's sequence may be. */
export const slotNumber = (now: number): number => Math.max(0, Math.floor(now / slotMs));

/** Local time. Most libraries are empty then; a station that is off at that hour tells with its first report. */
export const dailyHour = 5;

/** Counts days that begin at the daily hour, local time, without a gap when the clocks change. */
export function dayNumber(now: number): number {
  const local = new Date(now);
  const shift = local.getHours() < dailyHour ? 1 : 0;
  return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / 86_400_000 - shift;
}

/** @param told the day that was told last; a day far ahead was told by a clock that was wrong */
export const isDailyDue = (today: number, told: number): boolean => today > told || told > today + 1;
