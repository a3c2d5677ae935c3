// Promises: what the library tells patrons its computers do, how many stations do it now, and what shows it. Printed and taken along.
import type { Promises as Answer } from '../../../contract/staff-api.ts';
import { staffApi } from '../../../contract/staff-words.ts';
import english from '../../../resources/strings/dashboard/en/promises.ftl';
import spanish from '../../../resources/strings/dashboard/es/promises.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import type { Station } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Panel } from '../parts/panel.tsx';
import { Shape } from '../parts/verdict.tsx';
import { teach, useSay } from '../say/words.ts';

teach({ en: english, es: spanish });

type Counted = Answer['promises'][number];

/** True of every station by the way it is made; a test of each release shows it. */
const built = ['closes', 'log-text', 'person', 'address', 'forgets'] as const;

function Share({ kept, broken, unknown }: Counted) {
  const parts = [
    ['well', kept],
    ['silent', unknown],
    ['out', broken],
  ] as const;
  return (
    <p class="shares" aria-hidden="true">
      {parts.map(([is, count]) => (count === 0 ? null : <i key={is} class={`is-${is}`} style={{ flexGrow: count }} />))}
    </p>
  );
}

function Breakers({ by, broken }: Counted) {
  const say = useSay();
  const { fleet } = useStore(live);
  const known = new Map<string, Station>((fleet?.stations ?? []).map((station) => [station.id, station]));
  const stations = by.flatMap((id) => known.get(id) ?? []);
  if (stations.length === 0) return null;
  return (
    <p class="chips">
      {stations.map(({ id, name, verdict }) => (
        <a key={id} class="pill" href={`/stations/${id}`} dir="auto">
          <Shape of={verdict} /> {name}
        </a>
      ))}
      {broken > stations.length && <span>{say('promise-more', { n: broken - stations.length })}</span>}
    </p>
  );
}

function Line({ of, total }: { readonly of: Counted; readonly total: number }) {
  const say = useSay();
  return (
    <li class="promise">
      <h3>{say(`promised-${of.id}`)}</h3>
      <div>
        <p>
          <b class="big">{of.kept}</b> {say('promise-kept', { total })}
        </p>
        <Share {...of} />
        <p class="fine">{say('promise-not', { broken: of.broken, unknown: of.unknown })}</p>
      </div>
      <div>
        <p class="fine">{say(`promised-${of.id}.evidence`)}</p>
        <Breakers {...of} />
      </div>
    </li>
  );
}

export function Promises() {
  const say = useSay();
  const spoken = useStore(language);
  const asked = useAsked<Answer>('/promises');
  return (
    <>
      <Top title={say('nav-promises')} about={say('promises-about')} />
      <p class="actions gap-under no-print">
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
        <a class="button" href={`${staffApi}/export/promises.csv?language=${spoken}`} download>
          {say('promises-export')}
        </a>
        <a class="button" href={`${staffApi}/export/stations.csv?language=${spoken}`} download>
          {say('promises-export-stations')}
        </a>
      </p>
      <Shown of={asked}>
        {({ stations, promises }) => (
          <div class="stack">
            <Panel title={say('promises-now')}>
              <ul class="promises">
                {promises.map((of) => (
                  <Line key={of.id} of={of} total={stations} />
                ))}
              </ul>
            </Panel>
            <Panel title={say('promises-built')} about={say('promises-built-more')}>
              <ul class="promises">
                {built.map((id) => (
                  <li key={id} class="promise">
                    <h3>{say(`built-${id}`)}</h3>
                    <p class="promise-wide">{say(`built-${id}.evidence`)}</p>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        )}
      </Shown>
    </>
  );
}
