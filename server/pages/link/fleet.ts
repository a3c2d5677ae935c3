// All stations as the page has them: from the first message on, kept in order as changes come. Pure.
import type { Fleet, LiveChanges, StationRow } from '../../../contract/staff-api.ts';
import { graver, type ReasonCode, type Verdict } from '../../../contract/verdicts.ts';

export interface Station {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly verdict: Verdict;
  readonly reason: ReasonCode;
  /** When it began to be so, by the server's clock. */
  readonly since: number;
  readonly value: string | number | null;
}

export interface FleetNow {
  readonly asOf: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly stations: readonly Station[];
  /** Not yet, while only the worst have come with the page. */
  readonly whole: boolean;
}

const stationFrom = ([id, name, place, verdict, reason, age, value]: StationRow, asOf: number): Station => ({
  ...{ id, name, place, verdict, reason, value },
  since: asOf - age,
});

export const totalOf = ({ counts }: FleetNow): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How many stations a place has. */
export const totalOfPlace = ({ stations }: FleetNow, place: string | null): number =>
  stations.filter((station) => station.place === place).length;

/** A station that is silent while its place is closed needs nobody. */
export function needOf({ counts, stations }: FleetNow): number {
  const closed = stations.filter(({ reason }) => reason === 'silent-closed').length;
  return counts.out + counts.silent + counts.attention - closed;
}

export const fleetFrom = ({ asOf, counts, rows }: Fleet, whole: boolean): FleetNow => ({
  ...{ asOf, counts, whole },
  stations: rows.map((row) => stationFrom(row, asOf)),
});

export const byName = new Intl.Collator('en', { numeric: true });

export const worstFirst = (one: Station, other: Station): number =>
  graver(one.reason, other.reason) || one.since - other.since || byName.compare(one.name, other.name);

export function changed(fleet: FleetNow, { asOf, counts, changed: rows, gone }: LiveChanges): FleetNow {
  const fresh = new Map(rows.map((row) => [row[0], stationFrom(row, asOf)]));
  const left = new Set(gone);
  const stayed = fleet.stations.filter(({ id }) => !left.has(id) && !fresh.has(id));
  const stations = [...stayed, ...fresh.values()].sort(worstFirst);
  return { asOf, counts, stations, whole: fleet.whole };
}
