// The rows of a wall: the worst first, one cause in one row, and a count of those that have no room.
import { describe, expect, it } from 'vitest';
import type { ReasonCode, Verdict } from '../../../contract/verdicts.ts';
import type { FleetNow, Station } from '../../../server/pages/link/fleet.ts';
import { wallRows } from '../../../server/pages/wall/rows.ts';

const station = (id: string, verdict: Verdict, reason: ReasonCode, place: string | null = null): Station => ({
  ...{ id, name: id, place, verdict, reason, since: 0, value: null },
});

function fleetOf(stations: readonly Station[]): FleetNow {
  const count = (verdict: Verdict): number => stations.filter((one) => one.verdict === verdict).length;
  const counts = {
    ...{ out: count('out'), silent: count('silent'), attention: count('attention') },
    ...{ hold: count('hold'), well: count('well') },
  };
  return { asOf: 0, counts, stations, whole: true };
}

const shown = (fleet: FleetNow, room: number) => {
  const { rows, more } = wallRows(fleet, room);
  return { rows: rows.map((row) => (row.kind === 'group' ? row.stations.map(({ id }) => id) : row.station.id)), more };
};

describe('a wall', () => {
  it('shows those that need a hand, and neither well ones, nor those in maintenance, nor those of a closed place', () => {
    const fleet = fleetOf([
      station('a', 'out', 'wipe-failed'),
      station('b', 'silent', 'silent-closed'),
      station('c', 'attention', 'disk-full'),
      station('d', 'hold', 'hold'),
      station('e', 'well', 'well'),
    ]);
    expect(shown(fleet, 7)).toEqual({ rows: ['a', 'c'], more: 0 });
  });

  it('says how many have no room', () => {
    const fleet = fleetOf(Array.from({ length: 12 }, (_, at) => station(`s${at}`, 'out', 'wipe-failed')));
    expect(shown(fleet, 7).rows).toHaveLength(7);
    expect(shown(fleet, 7).more).toBe(5);
    expect(shown(fleet, 12).more).toBe(0);
  });

  it('tells a silent place in one row, which counts for all of its stations', () => {
    const fleet = fleetOf([
      ...['m1', 'm2', 'm3'].map((id) => station(id, 'silent', 'silent-place', 'maps')),
      station('x', 'attention', 'disk-full'),
    ]);
    expect(shown(fleet, 7)).toEqual({ rows: [['m1', 'm2', 'm3'], 'x'], more: 0 });
    expect(shown(fleet, 1)).toEqual({ rows: [['m1', 'm2', 'm3']], more: 1 });
  });

  it('counts from the whole while only the worst have come', () => {
    const worst = fleetOf([station('a', 'out', 'wipe-failed')]);
    expect(shown({ ...worst, counts: { ...worst.counts, silent: 4 }, whole: false }, 7)).toEqual({
      rows: ['a'],
      more: 4,
    });
  });
});
