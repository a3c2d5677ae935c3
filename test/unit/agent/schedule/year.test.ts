// A simulated year in four time zones: the real agent and the real rules, under power cuts, sleeps, wrong clocks and long visits.
import { describe, expect, it } from 'vitest';
import { type ReasonId, reasonIds } from '../../../../agent/schedule/due.ts';
import { liveYear, type Place } from './year/live.ts';
import type { Guards } from './year/machine.ts';
import type { Breach } from './year/witness.ts';

const places: readonly Place[] = [
  { zone: 'Europe/London', elsewhere: 'Europe/Athens', at: '01:30' },
  { zone: 'America/New_York', elsewhere: 'America/Los_Angeles', at: '02:30' },
  { zone: 'Australia/Lord_Howe', elsewhere: 'Australia/Perth', at: '02:15' },
  { zone: 'Asia/Kathmandu', elsewhere: 'Pacific/Auckland', at: '03:30' },
];
const allGuards: Guards = { among: reasonIds, openCheck: true, besideVisits: true };
const none: Record<Breach, number> = { gap: 0, start: 0, hour: 0, open: 0 };

describe('a year', () => {
  it.each(places)('in $zone passes without a start, an hour or a day missed', async (place) => {
    const year = await liveYear(place, 2026, allGuards);
    expect(year.breaches).toEqual(none);
    expect(year.longestGapHours['event-logs']).toBeLessThanOrEqual(25);
    for (const [what, least] of Object.entries({
      visits: 2000,
      sleeps: 100,
      'power cuts': 100,
      'clock steps': 30,
      journeys: 4,
    }))
      expect(year.happened[what] ?? 0, what).toBeGreaterThan(least);
  });
});

describe('without one of its guards', () => {
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
  ])('a station breaks its promise: %s', async (_what, guards, breach) => {
    const year = await liveYear(places[3] as Place, 2026, guards, breach);
    expect(year.breaches[breach]).toBeGreaterThan(0);
  });
});
