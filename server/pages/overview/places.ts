// What the list says of each place: how many stations it has, and how they are. Pure.
import type { Place } from '../../../contract/staff-api.ts';
import { type Verdict, verdicts } from '../../../contract/verdicts.ts';
import { byName, type Station } from '../link/fleet.ts';

export interface PlaceNow {
  /** null: stations that staff have not placed yet. */
  readonly id: string | null;
  readonly name: string;
  /** Worst first. */
  readonly stations: readonly Station[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

const worse = (one: PlaceNow, other: PlaceNow): number =>
  other.counts.out - one.counts.out ||
  other.counts.silent - one.counts.silent ||
  other.counts.attention - one.counts.attention ||
  byName.compare(one.name, other.name);

/** Only those that have stations. @param stations worst first */
export function placesNow(
  stations: readonly Station[],
  places: readonly Place[],
  noPlace: string,
): readonly PlaceNow[] {
  const grouped = new Map<string | null, Station[]>();
  for (const station of stations) {
    const group = grouped.get(station.place);
    if (group === undefined) grouped.set(station.place, [station]);
    else group.push(station);
  }
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return [...grouped]
    .map(([id, members]): PlaceNow => {
      const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
      for (const { verdict } of members) counts[verdict] += 1;
      return { id, name: id === null ? noPlace : (names.get(id) ?? noPlace), stations: members, counts };
    })
    .sort(worse);
}
