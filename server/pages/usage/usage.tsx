// Usage: how many visits there were, roughly, for yearly statistics. Each number with its error, and none where the error says more.
import type { Usage as Answer } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/usage.ftl';
import spanish from '../../../resources/strings/dashboard/es/usage.ftl';
import { useMinute } from '../frame/minute.ts';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { places } from '../link/places.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { dateText } from '../say/times.ts';
import { teach, useSay } from '../say/words.ts';
import { errorOf, isTooNoisy, usualEpsilon } from './noise.ts';
import { isGoingOn, WeekBars } from './week-bars.tsx';

teach({ en: english, es: spanish });

type Sum = Pick<Answer['weeks'][number], 'stations' | 'days' | 'sum'>;

function useNumbers(): (n: number) => string {
  const spoken = useStore(language);
  return (n) => new Intl.NumberFormat(spoken === 'en' ? 'en-GB' : 'es').format(Math.round(n));
}

/** A sum, its error, and between which two numbers the true one lies. */
function useCells(): (sum: Sum) => readonly string[] {
  const say = useSay();
  const number = useNumbers();
  return ({ stations, days, sum }) => {
    const error = errorOf(days);
    const off = say('usage-off', { n: number(error) });
    if (isTooNoisy(sum, error)) return [number(stations), say('usage-noisy'), off, ''];
    return [
      number(stations),
      number(sum),
      off,
      say('usage-between', { from: number(sum - error), to: number(sum + error) }),
    ];
  };
}

function Weeks({ weeks }: Pick<Answer, 'weeks'>) {
  const say = useSay();
  const spoken = useStore(language);
  const number = useNumbers();
  const now = useMinute();
  const cells = useCells();
  const fromText = (week: Answer['weeks'][number]): string => {
    const from = dateText(spoken, week.from);
    return isGoingOn(week, now) ? say('usage-week-goes-on', { from }) : from;
  };
  return (
    <Panel title={say('usage-weeks')} about={say('usage-weeks-more')}>
      <WeekBars {...{ weeks, now, number }} />
      <DataTable
        caption={say('usage-weeks')}
        columns={['usage-week', 'usage-stations', 'usage-sum', 'usage-error', 'usage-true'].map((id) => say(id))}
        rows={weeks.map((week) => ({ key: week.from, cells: [fromText(week), ...cells(week)] }))}
      />
    </Panel>
  );
}

function ByPlace({ places: sums }: Pick<Answer, 'places'>) {
  const say = useSay();
  const known = useStore(places);
  const cells = useCells();
  const nameOf = (id: string | null): string => known.find((place) => place.id === id)?.name ?? say('list-no-place');
  return (
    <Panel title={say('usage-places')}>
      <DataTable
        caption={say('usage-places')}
        columns={['usage-place', 'usage-stations', 'usage-sum', 'usage-error', 'usage-true'].map((id) => say(id))}
        rows={sums.map((sum) => ({ key: sum.place ?? 'none', cells: [nameOf(sum.place), ...cells(sum)] }))}
      />
    </Panel>
  );
}

function HowExact() {
  const say = useSay();
  const number = useNumbers();
  const off = (draws: number): string => say('usage-off', { n: number(errorOf(draws)) });
  return (
    <>
      <Panel title={say('usage-exact')}>
        <Facts
          caption={say('usage-exact')}
          columns={[say('usage-sum'), say('usage-error')]}
          facts={[
            [say('usage-noise'), say('usage-noise-is', { epsilon: usualEpsilon })],
            [say('usage-one'), off(1)],
            [say('usage-hundred-day'), off(100)],
            [say('usage-hundred-year'), off(100 * 365)],
          ]}
        />
        <p class="fine">{say('usage-exact-more')}</p>
      </Panel>
      <Panel title={say('usage-hidden')}>
        <ul class="dashes">
          {['usage-hidden-one', 'usage-hidden-hour', 'usage-hidden-noisy', 'usage-hidden-few'].map((id) => (
            <li key={id}>{say(id)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

export function Usage() {
  const say = useSay();
  const asked = useAsked<Answer>('/usage');
  return (
    <>
      <Top title={say('nav-usage')} about={say('usage-about')} />
      <Shown of={asked}>
        {({ weeks, places: sums }) => (
          <div class="two">
            <div class="stack">
              {weeks.length === 0 ? (
                <Panel title={say('usage-none')}>
                  <p>{say('usage-none-more')}</p>
                </Panel>
              ) : (
                <Weeks weeks={weeks} />
              )}
              {sums.length > 0 && <ByPlace places={sums} />}
            </div>
            <div class="stack">
              <HowExact />
            </div>
          </div>
        )}
      </Shown>
    </>
  );
}
