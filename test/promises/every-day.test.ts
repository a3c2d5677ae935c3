// The promise of every start and every day: a simulated year of the real agent under power cuts, sleeps, wrong clocks and long visits.
import { describe, expect, it } from 'vitest';
import { type ReasonId, reasonIds } from '../../agent/schedule/due.ts';
import { liveYear, type Place } from '../unit/agent/schedule/year/live.ts';
import type { Guards } from '../unit/agent/schedule/year/machine.ts';
import type { Breach } from '../unit/agent/schedule/year/witness.ts';

const places: readonly Place[] = [
  { zone: 'Europe/London', elsewhere: 'Europe/Athens', at: '01:30' },
  { zone: 'America/New_York', elsewhere: 'America/Los_Angeles', at: '02:30' },
  { zone: 'Australia/Lord_Howe', elsewhere: 'Australia/Perth', at: '02:15' },
  { zone: 'Asia/Kathmandu', elsewhere: 'Pacific/Auckland', at: '03:30' },
];
const allGuards: Guards = { among: reasonIds, openCheck: true, besideVisits: true };
const none: Record<Breach, number> = { gap: 0, start: 0, hour: 0, open: 0 };

describe('P14 No start and no day passes without its clearing.', () => {
  it.each(places)('A year in $zone passes without a start, an hour or a day missed', async (place) => {
    const year = await liveYear(place, 2026, allGuards);
    expect(year.breaches).toEqual(none);
    expect(year.longestGapHours['event-logs']).toBeLessThanOrEqual(25);
    const least = {
      visits: 2000,
      sleeps: 60,
      'power cuts': 60,
      'clock steps': 20,
      'soft reboots': 5,
      'agents killed': 10,
      journeys: 1,
    };
    for (const [what, times] of Object.entries(least))
      expect(year.happened[what] ?? 0, what).toBeGreaterThanOrEqual(times);
  });

  const without = (...off: readonly ReasonId[]): Guards => ({
    ...allGuards,
    among: reasonIds.filter((id) => !off.includes(id)),
  });

  it.each<[string, Guards, Breach]>([
    ['without noticing a start', without('other-boot'), 'start'],
    ['without noticing a sleep', without('slept'), 'start'],
    ['without catching up on the hour', without('hour-came'), 'hour'],
    ['without noticing a clock that was turned back', without('clock-turned-back'), 'hour'],
    ['without counting a day on a clock that nobody can set', without('day-passed'), 'gap'],
    ['without a look before a session opens', { ...allGuards, openCheck: false }, 'open'],
    ['without an end to waiting for a patron', { ...allGuards, besideVisits: false }, 'gap'],
  ])('is broken %s', async (_what, guards, breach) => {
    const year = await liveYear(places[3] as Place, 2026, guards, breach);
    expect(year.breaches[breach]).toBeGreaterThan(0);
  });
});
