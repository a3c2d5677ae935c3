// What the list says of one station: the place's name, how long it has been so, and everything by which it can be found.
import { useMemo } from 'preact/hooks';
import type { FleetNow, Station } from '../link/fleet.ts';
import { places } from '../link/places.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { type Told, whyText } from '../say/reasons.ts';
import { type Say, useSay } from '../say/words.ts';
import { fold } from './filter.ts';
import type { Words } from './listing.ts';

export interface Telling extends Words {
  readonly say: Say;
  readonly told: (station: Station) => Told;
}

const sizesOf = ({ stations }: FleetNow): ReadonlyMap<string | null, number> => {
  const sizes = new Map<string | null, number>();
  for (const { place } of stations) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  return sizes;
};

/** Ages are told no finer than this. */
const ageGrain = 300;

/** @param now the server's clock */
export function useTelling(fleet: FleetNow, now: number): Telling {
  const say = useSay();
  const spoken = useStore(language);
  const known = useStore(places);
  const sizes = useMemo(() => sizesOf(fleet), [fleet]);
  const names = useMemo(() => new Map(known.map(({ id, name }) => [id, name])), [known]);
  const told = ({ reason, value, since, place }: Station): Told => ({
    ...{ reason, value, age: Math.max(0, now - since), all: sizes.get(place) ?? 0 },
  });
  const placeName = (place: string | null): string =>
    place === null ? say('list-no-place') : (names.get(place) ?? say('list-no-place'));
  // Folded once for each station, not for each key that is typed.
  const texts = useMemo(
    () => ({ of: new WeakMap<Station, string>(), whys: new Map<string, string>(), spoken, names }),
    [spoken, names],
  );
  /** Thousands of stations say the same few sentences. */
  const whyOf = (one: Told): string => {
    const key = `${one.reason} ${one.value} ${one.all} ${Math.floor(one.age / ageGrain)}`;
    const text = texts.whys.get(key) ?? whyText(say, one);
    texts.whys.set(key, text);
    return text;
  };
  const textOf = (station: Station): string => {
    const text =
      texts.of.get(station) ??
      fold(`${station.name} ${placeName(station.place)} ${whyOf(told(station))} ${station.id}`);
    texts.of.set(station, text);
    return text;
  };
  return { say, told, placeName, textOf };
}
