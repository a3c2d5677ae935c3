// When a maintenance may end: this evening while it is still ahead, tomorrow evening, in a week. Pure.

export type End = 'today' | 'tomorrow' | 'week';

const evening = 18;

const at = (now: Date, days: number, hour: number): number =>
  Math.floor(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).getTime() / 1000);

/** Seconds since 1970, by the clock of whoever looks. */
export function endsOf(now: Date): readonly (readonly [End, number])[] {
  const ends = [
    ['today', at(now, 0, evening)],
    ['tomorrow', at(now, 1, evening)],
    ['week', at(now, 7, now.getHours())],
  ] as const;
  return ends.filter(([, end]) => end > now.getTime() / 1000 + 1800);
}
