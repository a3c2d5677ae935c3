// Every place at a glance: one mark for each station, worst first, and a well station is a quiet dot.

import { verdicts } from '../../../contract/verdicts.ts';
import type { FleetNow, Station } from '../link/fleet.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import { Shape } from '../parts/verdict.tsx';
import { useSay } from '../say/words.ts';
import { addressOf, type Filter, noFilter } from './filter.ts';
import { type PlaceNow, placesNow } from './places.ts';

const mostDots = 300;
const mostDotsInAll = 2000;
/** Beyond this many places only the worst have room. */
const mostPlaces = 40;
const worstPlaces = 12;

function Dots({ stations }: { readonly stations: readonly Station[] }) {
  return (
    <p class="dots" aria-hidden="true">
      {stations.map(({ id, verdict }) => (
        <i key={id} class={`dot is-${verdict}`}>
          {verdict !== 'well' && <Shape of={verdict} />}
        </i>
      ))}
    </p>
  );
}

/** The counts as shares of one bar, where dots would be too many. */
export function Shares({ counts }: Pick<PlaceNow, 'counts'>) {
  return (
    <p class="shares" aria-hidden="true">
      {verdicts.map((verdict) =>
        counts[verdict] === 0 ? null : (
          <i key={verdict} class={`is-${verdict}`} style={{ flexGrow: counts[verdict] }} />
        ),
      )}
    </p>
  );
}

export function useCountsText(): (counts: PlaceNow['counts']) => string {
  const say = useSay();
  return (counts) =>
    verdicts
      .filter((verdict) => verdict !== 'well' && counts[verdict] > 0)
      .map((verdict) => say('places-count', { n: counts[verdict], verdict: say(`verdict-${verdict}`).toLowerCase() }))
      .join(', ') || say('places-well');
}

export function PlacesList({
  fleet,
  filter,
}: {
  readonly fleet: FleetNow;
  /** Without: places are told, not linked, as on a wall. */
  readonly filter?: Filter;
}) {
  const say = useSay();
  const known = useStore(places);
  const countsText = useCountsText();
  const all = placesNow(fleet.stations, known, say('list-no-place'));
  const shown = all.length > mostPlaces ? all.slice(0, worstPlaces) : all;
  const dotted = fleet.stations.length <= mostDotsInAll;
  return (
    <>
      <ul class="places" aria-label={say('places')}>
        {shown.map(({ id, name, stations, counts }) => (
          <li key={id}>
            <p class="place-name">
              {filter === undefined ? (
                <b dir="auto">{name}</b>
              ) : (
                <a href={addressOf({ ...filter, place: id ?? 'none', verdict: '', open: '' })} dir="auto">
                  {name}
                </a>
              )}{' '}
              <span>{stations.length}</span>
            </p>
            {dotted && stations.length <= mostDots ? <Dots stations={stations} /> : <Shares counts={counts} />}
            <p class="place-counts">{countsText(counts)}</p>
          </li>
        ))}
      </ul>
      {shown.length < all.length && filter !== undefined && (
        <p>
          <a href={addressOf({ ...noFilter, verdict: 'all', order: 'place' })}>{say('places-more')}</a>
        </p>
      )}
    </>
  );
}

export function PlacesColumn({ fleet, filter }: { readonly fleet: FleetNow; readonly filter: Filter }) {
  const say = useSay();
  return (
    <aside class="side" aria-labelledby="places-title">
      <h2 id="places-title">{say('places')}</h2>
      <PlacesList fleet={fleet} filter={filter} />
      <p class="legend">
        {verdicts.map((verdict) => (
          <span key={verdict}>
            {verdict === 'well' ? <i class="dot is-well" /> : <Shape of={verdict} />} {say(`verdict-${verdict}`)}
          </span>
        ))}
      </p>
    </aside>
  );
}
