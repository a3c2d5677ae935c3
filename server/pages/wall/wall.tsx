// The wall display: read from five metres, and nobody touches it. It never looks live when it is not.
import { useEffect, useState } from 'preact/hooks';
import { verdicts } from '../../../contract/verdicts.ts';
import english from '../../../resources/strings/dashboard/en/wall.ftl';
import spanish from '../../../resources/strings/dashboard/es/wall.ftl';
import { LiveMark } from '../frame/live-mark.tsx';
import { useMinute } from '../frame/minute.ts';
import { Failed, Loading } from '../frame/states.tsx';
import { useTitle } from '../frame/top.tsx';
import { type FleetNow, needOf } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { applyLook, language } from '../link/preferences.ts';
import { start } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import type { ListRow } from '../overview/listing.ts';
import { headline } from '../overview/overview.tsx';
import { PlacesList } from '../overview/places-column.tsx';
import { type Telling, useTelling } from '../overview/told.ts';
import { Shape } from '../parts/verdict.tsx';
import { firstText } from '../say/reasons.ts';
import { ageText, clockText } from '../say/times.ts';
import { teach, useSay } from '../say/words.ts';
import { LetIn } from './let-in.tsx';
import { wallRows } from './rows.ts';

teach({ en: english, es: spanish });

const room = 7;
/** The banner takes the place of one. */
const roomWhenStale = 6;
const shifts = 4;
const shiftEvery = 600_000;

/** Dark and large, whatever this browser was told on another page. */
function useWallLook(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    Object.assign(dataset, { theme: 'dark', size: 'wall' });
    return () => {
      delete dataset.size;
      applyLook();
    };
  }, []);
}

/** Against burn-in the page moves by a few pixels every ten minutes; nothing else moves. */
function useShift(): number {
  const [shift, setShift] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setShift((before) => (before + 1) % shifts), shiftEvery);
    return () => clearInterval(timer);
  }, []);
  return shift;
}

function Row({ row, telling }: { readonly row: ListRow; readonly telling: Telling }) {
  const say = useSay();
  const [worst] = row.kind === 'group' ? row.stations : [row.station];
  if (worst === undefined) return null;
  const told = telling.told(worst);
  const place = telling.placeName(worst.place);
  const n = row.kind === 'group' ? row.stations.length : 1;
  const grouped = worst.reason === 'silent-place' ? say('list-group-place', { n, place }) : say('list-group', { n });
  return (
    <li data-verdict={worst.verdict}>
      <Shape of={worst.verdict} />
      <div>
        <p class="wall-name" dir="auto">
          {row.kind === 'group' ? <b>{grouped}</b> : <b>{worst.name}</b>}
          {row.kind === 'station' && <span> · {place}</span>}
        </p>
        <p class="wall-first">
          <span>{say(`verdict-${worst.verdict}`)}:</span> {firstText(say, told)}
        </p>
      </div>
      <p class="wall-age">{ageText(say, told.age)}</p>
    </li>
  );
}

function Stale() {
  const say = useSay();
  const spoken = useStore(language);
  const { asOf } = useStore(live);
  return (
    <div class="banner banner-stale" role="status">
      <p>
        <b>{say('state-stale', { time: clockText(spoken, asOf) })}</b> {say('state-stale-more')}
      </p>
    </div>
  );
}

function Display({ fleet, stale }: { readonly fleet: FleetNow; readonly stale: boolean }) {
  const say = useSay();
  const telling = useTelling(fleet, useMinute());
  const shift = useShift();
  const { rows, more } = wallRows(fleet, stale ? roomWhenStale : room);
  useWallLook();
  useTitle(say('nav-wall'), needOf(fleet));
  return (
    <main class="wall" data-stale={stale} data-shift={shift}>
      <div class="top">
        <h1>{headline(say, fleet)}</h1>
        <LiveMark />
      </div>
      {stale && <Stale />}
      <ul class="counts" aria-label={say('counts')}>
        {verdicts.map((verdict) => (
          <li key={verdict} class={`count is-${verdict}`}>
            <Shape of={verdict} />
            <b>{fleet.counts[verdict]}</b>
            <span>{say(`verdict-${verdict}`)}</span>
          </li>
        ))}
      </ul>
      <div class="wall-split">
        <ol class="wall-rows" aria-label={say('list-title')}>
          {rows.map((row) => (
            <Row key={row.key} row={row} telling={telling} />
          ))}
        </ol>
        <PlacesList fleet={fleet} />
      </div>
      <p class="wall-foot">
        <span>{more > 0 && say('wall-more', { n: more })}</span>
        <span>{say('wall-nobody')}</span>
      </p>
    </main>
  );
}

export function Wall() {
  const { status, fleet } = useStore(live);
  useEffect(() => {
    // Whoever passes by shall not read the key off the address.
    if (start.fleet !== null) history.replaceState(null, '', location.pathname);
  }, []);
  if (start.fleet === null) return <LetIn />;
  if (fleet !== null) return <Display fleet={fleet} stale={status !== 'live'} />;
  return status === 'failed' ? <Failed again={() => location.reload()} /> : <Loading />;
}
