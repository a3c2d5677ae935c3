// The rows of the list: filtered, in order, and folded where many have one cause. Pure.
import type { ReasonCode, Verdict } from '../../../contract/verdicts.ts';
import { byName, type Station, worstFirst } from '../link/fleet.ts';
import { type Filter, fold, isPlain, type Order } from './filter.ts';

export interface StationRow {
  readonly kind: 'station';
  readonly key: string;
  readonly station: Station;
}

/** Several stations with one cause: the place's network, or a release that is old. */
export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  /** The worst comes first; all say the same. */
  readonly stations: readonly Station[];
  readonly open: boolean;
}

export type ListRow = StationRow | GroupRow;

export interface Words {
  readonly placeName: (place: string | null) => string;
  /** Everything by which a station can be found, folded. */
  readonly textOf: (station: Station) => string;
}

/** Fewer than these have a row each. */
const fewestOfPlace = 3;
const fewestFolded = 21;
const neverFolded: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['well', 'hold']);

function matches({ verdict, place, q }: Filter, { textOf }: Words): (station: Station) => boolean {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const wanted: Verdict | null = verdict === '' || verdict === 'all' ? null : verdict;
  return (station) =>
    (wanted === null || station.verdict === wanted) &&
    (place === '' || (station.place ?? 'none') === place) &&
    (words.length === 0 || words.every((word) => textOf(station).includes(word)));
}

const sorters = ({ placeName }: Words): Readonly<Record<Order, (one: Station, other: Station) => number>> => ({
  worst: worstFirst,
  long: (one, other) => one.since - other.since,
  name: (one, other) => byName.compare(one.name, other.name),
  place: (one, other) => byName.compare(placeName(one.place), placeName(other.place)) || worstFirst(one, other),
});

/** @param stations worst first, as they come */
export function matching(stations: readonly Station[], filter: Filter, words: Words): readonly Station[] {
  const is = matches(filter, words);
  const hidesWell = isPlain(filter);
  const found = stations.filter((station) => is(station) && !(hidesWell && station.verdict === 'well'));
  return filter.order === 'worst' ? found : found.sort(sorters(words)[filter.order]);
}

const causeOf = ({ reason, value, place }: Station): string =>
  reason === 'silent-place' ? `place:${place}` : `${reason}:${value ?? ''}`;

function groupsIn(stations: readonly Station[]): ReadonlyMap<string, readonly Station[]> {
  const groups = new Map<string, Station[]>();
  for (const station of stations) {
    if (neverFolded.has(station.reason)) continue;
    const cause = causeOf(station);
    const group = groups.get(cause);
    if (group === undefined) groups.set(cause, [station]);
    else group.push(station);
  }
  return groups;
}

const isFolded = (group: readonly Station[] | undefined): group is readonly Station[] => {
  const fewest = group?.[0]?.reason === 'silent-place' ? fewestOfPlace : fewestFolded;
  return group !== undefined && group.length >= fewest;
};

const rowOf = (station: Station): StationRow => ({ kind: 'station', key: station.id, station });

/** @param found worst first; in another order nothing is folded, since one cause no longer stands together */
export function rowsOf(found: readonly Station[], { order, open }: Filter): readonly ListRow[] {
  if (order !== 'worst') return found.map(rowOf);
  const groups = groupsIn(found);
  const told = new Set<string>();
  return found.flatMap((station): readonly ListRow[] => {
    const cause = causeOf(station);
    const group = groups.get(cause);
    if (!isFolded(group)) return [rowOf(station)];
    if (told.has(cause)) return [];
    told.add(cause);
    const row: GroupRow = { kind: 'group', key: cause, stations: group, open: open === cause };
    return row.open ? [row, ...group.map(rowOf)] : [row];
  });
}
