// Places: how their stations are, when they are open, and where their alerts go. Added, changed and removed here.
import { useState } from 'preact/hooks';
import type { AlertRule, ChannelView, Place } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/places.ftl';
import spanish from '../../../resources/strings/dashboard/es/places.ftl';
import { Loading } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import type { FleetNow } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { places } from '../link/places.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { placesNow } from '../overview/places.ts';
import { Shares, useCountsText } from '../overview/places-column.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { type Say, teach, useSay } from '../say/words.ts';
import { clockOf } from './hours.ts';
import { PlaceDialog } from './place-dialog.tsx';

teach({ en: english, es: spanish });

function openText(say: Say, { hours }: Place): string {
  if (hours.length === 0) return say('place-always');
  const today = hours[new Date().getDay()];
  return today ? say('place-open', { from: clockOf(today.from), to: clockOf(today.to) }) : say('place-closed');
}

type NamesOf = (place: Place) => string;

interface TableProps {
  readonly fleet: FleetNow;
  readonly onChange: (place: Place) => void;
  /** Names of the channels to which its alerts go; null: whoever looks may not know. */
  readonly channelsOf: NamesOf | null;
}

function Table({ fleet, onChange, channelsOf }: TableProps) {
  const say = useSay();
  const countsText = useCountsText();
  const known = useStore(places);
  const seen = placesNow(fleet.stations, known, say('list-no-place'));
  const byId = new Map(known.map((place) => [place.id, place]));
  const empty = known
    .filter(({ id }) => seen.every((place) => place.id !== id))
    .map(({ id, name }) => ({ id, name, stations: [], counts: { out: 0, silent: 0, attention: 0, hold: 0, well: 0 } }));
  const columns = [
    ...[say('place'), say('place-stations'), say('place-how'), say('place-needs'), say('place-open-today')],
    ...(channelsOf === null ? [] : [say('place-alerts'), '']),
  ];
  const rows = [...seen, ...empty].map(({ id, name, stations, counts }) => {
    const place = id === null ? undefined : byId.get(id);
    const needs = counts.out + counts.silent + counts.attention;
    return {
      key: id ?? 'none',
      cells: [
        <a href={`/?place=${id ?? 'none'}`} dir="auto">
          {name}
        </a>,
        stations.length,
        <>
          <Shares counts={counts} />
          <span class="fine">{countsText(counts)}</span>
        </>,
        <b>{needs}</b>,
        place === undefined ? '' : openText(say, place),
        ...(channelsOf === null || place === undefined
          ? ['', '']
          : [
              channelsOf(place),
              <button type="button" aria-label={say('change-it', { name })} onClick={() => onChange(place)}>
                {say('change')}
              </button>,
            ]),
      ],
    };
  });
  return (
    <div class="panel">
      <DataTable caption={say('nav-places')} columns={columns} rows={rows} />
    </div>
  );
}

/** Rules for all places count for each. */
function TableWithChannels(props: Omit<TableProps, 'channelsOf'>) {
  const say = useSay();
  const rules = useAsked<readonly AlertRule[]>('/alert-rules');
  const channels = useAsked<readonly ChannelView[]>('/channels');
  const namesOf: NamesOf = ({ id: place }) => {
    if (rules.state !== 'there' || channels.state !== 'there') return '';
    const mine = rules.value.filter((rule) => rule.on && (rule.places.length === 0 || rule.places.includes(place)));
    const ids = new Set(mine.flatMap((rule) => rule.channels));
    const names = channels.value.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    return names.join(', ') || say('place-nobody');
  };
  return <Table {...props} channelsOf={namesOf} />;
}

function Shown({ onChange }: Pick<TableProps, 'onChange'>) {
  const { fleet } = useStore(live);
  if (fleet === null) return <Loading />;
  const props = { fleet, onChange };
  return may('technician') ? <TableWithChannels {...props} /> : <Table {...props} channelsOf={null} />;
}

export function Places() {
  const say = useSay();
  const [changing, setChanging] = useState<Place | 'new' | null>(null);
  return (
    <>
      <Top title={say('nav-places')} about={say('places-about')} />
      {may('technician') && (
        <p class="actions gap-under no-print">
          <button type="button" class="main" onClick={() => setChanging('new')}>
            {say('place-add')}
          </button>
        </p>
      )}
      <Shown onChange={setChanging} />
      {changing !== null && (
        <PlaceDialog place={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
