// Opening hours in words and in fields: minutes of the day on the one side, `08:30` on the other. Pure.
import type { Place } from '../../../contract/staff-api.ts';

export type Hours = Place['hours'];
export type Day = Hours[number];

const two = (n: number): string => String(n).padStart(2, '0');
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** What stands in the fields of a day. */
export interface DayFields {
  readonly open: boolean;
  readonly from: string;
  readonly to: string;
}

export const fieldsOf = (day: Day | undefined): DayFields =>
  day === null || day === undefined
    ? { open: false, from: '09:00', to: '18:00' }
    : { open: true, from: clockOf(day.from), to: clockOf(day.to) };

/** Midnight as an end is the end of that day. */
export const dayOf = ({ open, from, to }: DayFields): Day =>
  open ? { from: minutesOf(from), to: minutesOf(to) || 1440 } : null;

/** From Monday on, as people read a week; the contract begins with Sunday. */
export const week = [1, 2, 3, 4, 5, 6, 0] as const;
