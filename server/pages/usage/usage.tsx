// Usage: how many visits there were, roughly, for yearly statistics. Each number with its error, and none where the error says more.
import type { Usage as Answer } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/usage.ftl';
import spanish from '../../../resources/strings/dashboard/es/usage.ftl';
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

const width = 640;
const height = 160;

/** Bars from zero, below it too: noise may carry a small sum there, and cutting would spoil the average. */
function Bars({ weeks }: { readonly weeks: Answer['weeks'] }) {
  const say = useSay();
  const number = useNumbers();
  const highest = Math.max(1, ...weeks.map(({ sum, days }) => sum + errorOf(days)));
  const lowest = Math.min(0, ...weeks.map(({ sum, days }) => sum - errorOf(days)));
  const y = (n: number): number => ((highest - n) / (highest - lowest)) * height;
  const each = width / weeks.length;
  return (
    <>
      <p class="fine">{say('usage-scale', { n: number(highest) })}</p>
      <svg class="bars" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {weeks.map(({ from, sum, days }, at) => {
          const [x, error] = [at * each + each * 0.2, errorOf(days)];
          const middle = x + each * 0.3;
          return (
            <g key={from}>
              <rect x={x} y={Math.min(y(sum), y(0))} width={each * 0.6} height={Math.abs(y(sum) - y(0))} />
              <path
                d={`M${middle - 6} ${y(sum + error)}h12M${middle - 6} ${y(sum - error)}h12M${middle} ${y(sum + error)}V${y(sum - error)}`}
              />
            </g>
          );
        })}
        <path class="zero" d={`M0 ${y(0)}H${width}`} />
      </svg>
    </>
  );
}

function Weeks({ weeks }: Pick<Answer, 'weeks'>) {
  const say = useSay();
  const spoken = useStore(language);
  const cells = useCells();
  return (
    <Panel title={say('usage-weeks')} about={say('usage-weeks-more')}>
      <Bars weeks={weeks} />
      <DataTable
        caption={say('usage-weeks')}
        columns={['usage-week', 'usage-stations', 'usage-sum', 'usage-error', 'usage-true'].map((id) => say(id))}
        rows={weeks.map((week) => ({ key: week.from, cells: [dateText(spoken, week.from), ...cells(week)] }))}
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
