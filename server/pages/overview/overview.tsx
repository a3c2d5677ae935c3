// Stations: a sentence that is the answer, five counts, the sick ones worst first with their remedy, and every place at a glance.
import { useMemo, useState } from 'preact/hooks';
import english from '../../../resources/strings/dashboard/en/stations.ftl';
import spanish from '../../../resources/strings/dashboard/es/stations.ftl';
import { useHeldFleet } from '../frame/held.ts';
import { useKeys } from '../frame/key-map.ts';
import { useMinute } from '../frame/minute.ts';
import { Failed, Loading } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { type FleetNow, needOf, totalOf } from '../link/fleet.ts';
import { live, openLive } from '../link/live.ts';
import { go } from '../link/route.ts';
import { useStore } from '../link/use-store.ts';
import type { PageProps } from '../parts/page.ts';
import { type Say, teach, useSay } from '../say/words.ts';
import { Bar } from './bar.tsx';
import { Counts } from './counts.tsx';
import { addressOf, type Filter, isPlain, noFilter, readFilter } from './filter.ts';
import { FirstRun } from './first-run.tsx';
import { List } from './list.tsx';
import { matching, rowsOf } from './listing.ts';
import { PlacesColumn } from './places-column.tsx';
import { Said } from './said.tsx';
import { useTelling } from './told.ts';
import { Views } from './views.tsx';

teach({ en: english, es: spanish });

export const headline = (say: Say, fleet: FleetNow): string => {
  const [n, total] = [needOf(fleet), totalOf(fleet)];
  if (total === 0) return say('empty');
  return n === 0 ? say('fine', { total }) : say('need', { n, total });
};

function Stations({ fleet, filter }: { readonly fleet: FleetNow; readonly filter: Filter }) {
  const say = useSay();
  const now = useMinute();
  const telling = useTelling(fleet, now);
  const [holding, setHolding] = useState(false);
  const shown = useHeldFleet(holding) ?? fleet;
  const { say: spoken } = telling;
  const found = useMemo(() => matching(shown.stations, filter, telling), [shown, filter, spoken]);
  const rows = useMemo(() => rowsOf(found, filter), [found, filter]);
  const change = (part: Partial<Filter>): void => go(addressOf({ ...filter, open: '', ...part }), { replace: true });
  const show = (verdict: Filter['verdict']) => () => {
    change({ verdict });
    return true;
  };
  useKeys({ 0: show(''), 1: show('out'), 2: show('silent'), 3: show('attention'), 4: show('well') });
  const toFirst = (): void => document.querySelector<HTMLElement>('.fleet th a, .fleet td button')?.focus();
  const plain = isPlain(filter);
  const allWell = plain && found.length === 0;
  return (
    <>
      <Counts fleet={fleet} filter={filter} />
      <div class="split">
        <section aria-labelledby="list-title">
          <h2 id="list-title" class="hidden">
            {say('list-title')}
          </h2>
          <Bar filter={filter} onFilter={change} onDown={toFirst} />
          <Views filter={filter} />
          <Said filter={filter} shown={found.length} fleet={fleet} telling={telling} />
          {allWell ? (
            <p class="fine-line">{say('fine-more')}</p>
          ) : (
            <List
              rows={rows}
              telling={telling}
              startsHere={plain && filter.order === 'worst'}
              onOpen={(open) => change({ open })}
              onHold={setHolding}
              onClear={() => go('/', { replace: true })}
            />
          )}
          {plain && fleet.counts.well > 0 && (
            <p class="foot">
              {say('list-well-left-out', { n: fleet.counts.well })}{' '}
              <a href={addressOf({ ...noFilter, verdict: 'all' })}>{say('list-show-well')}</a>
            </p>
          )}
        </section>
        {fleet.whole && <PlacesColumn fleet={fleet} filter={filter} />}
      </div>
    </>
  );
}

export function Overview({ query }: PageProps) {
  const say = useSay();
  const { status, fleet } = useStore(live);
  const search = query.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  if (fleet === null) {
    return (
      <>
        <Top title={say('nav-stations')} />
        {status === 'failed' ? <Failed again={openLive} /> : <Loading />}
      </>
    );
  }
  return (
    <>
      <Top title={headline(say, fleet)} name={say('nav-stations')} />
      {totalOf(fleet) === 0 ? <FirstRun /> : <Stations fleet={fleet} filter={filter} />}
    </>
  );
}
