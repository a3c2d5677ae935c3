// One station: how it is and what to do, then how it has been, then what is known of it.
import { useEffect, useRef } from 'preact/hooks';
import type { StationDetail } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/station.ftl';
import spanish from '../../../resources/strings/dashboard/es/station.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { live } from '../link/live.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import type { PageProps } from '../parts/page.ts';
import { teach, useSay } from '../say/words.ts';
import { Actions } from './actions.tsx';
import { Given } from './given.tsx';
import { Health } from './health.tsx';
import { PromisesKept } from './kept.tsx';
import { Now } from './now.tsx';
import { ReportFacts } from './report-facts.tsx';

teach({ en: english, es: spanish });

/** When the live list says something new of this station, the rest of what is known of it is asked for again. */
function useFreshness(id: string, again: () => void): void {
  const { fleet } = useStore(live);
  const row = fleet?.stations.find((station) => station.id === id);
  const said = row === undefined ? null : JSON.stringify([row.verdict, row.reason, row.value, row.name, row.place]);
  const before = useRef(said);
  useEffect(() => {
    if (before.current !== null && before.current !== said) again();
    before.current = said;
  }, [said, again]);
}

function Crumb({ place, name }: { readonly place: string | null; readonly name: string }) {
  const say = useSay();
  return (
    <>
      <a href="/">{say('nav-stations')}</a> /{' '}
      <a href={`/?place=${place ?? 'none'}`} dir="auto">
        {name}
      </a>
    </>
  );
}

export function Station({ id, query }: PageProps) {
  const say = useSay();
  const asked = useAsked<StationDetail>(`/stations/${id}`);
  const known = useStore(places);
  useFreshness(id, asked.again);
  const detail = asked.state === 'there' ? asked.value : null;
  const place = known.find((one) => one.id === detail?.place)?.name ?? say('list-no-place');
  return (
    <>
      <Top
        title={detail?.name ?? say('list-station')}
        crumb={detail === null ? undefined : <Crumb place={detail.place} name={place} />}
      />
      <Shown of={asked} needs="viewer">
        {(one) => (
          <>
            <Now detail={one} />
            <Actions detail={one} onChanged={asked.again} />
            <div class="two">
              <div class="stack">
                <Health id={id} query={query} report={one.verdict === 'silent' ? null : one.report} />
                <ReportFacts report={one.report} />
              </div>
              <div class="stack">
                <PromisesKept detail={one} />
                <Given detail={one} place={place} />
              </div>
            </div>
          </>
        )}
      </Shown>
    </>
  );
}
