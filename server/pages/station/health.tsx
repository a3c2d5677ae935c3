// Health over time: the range and the choice between plots and tables stand in the address, like everything that one may want to send on.
import type { Report } from '../../../contract/report.ts';
import type { Series } from '../../../contract/staff-api.ts';
import { useKeys } from '../frame/key-map.ts';
import { Shown } from '../frame/states.tsx';
import { useAsked } from '../link/asked.ts';
import { go } from '../link/route.ts';
import { useSay } from '../say/words.ts';
import { Figures } from './figures.tsx';

const ranges = ['day', 'month', 'year'] as const;
type Range = (typeof ranges)[number];

interface HealthProps {
  readonly id: string;
  readonly query: URLSearchParams;
  readonly report: Report | null;
}

function addressWith(query: URLSearchParams, change: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  return search === '' ? location.pathname : `${location.pathname}?${search}`;
}

export function Health({ id, query, report }: HealthProps) {
  const say = useSay();
  const range: Range = ranges.find((one) => one === query.get('range')) ?? 'day';
  const tables = query.get('tables') === '1';
  const series = useAsked<Series>(`/stations/${id}/series?range=${range}`);
  const change = (part: Readonly<Record<string, string>>): void => go(addressWith(query, part), { replace: true });
  const turnTables = (): boolean => {
    change({ tables: tables ? '' : '1' });
    return true;
  };
  useKeys({ t: turnTables });
  return (
    <section class="panel" aria-labelledby="health-title">
      <div class="head-row">
        <h2 id="health-title">{say('health')}</h2>
        <div class="actions">
          <fieldset class="segments" aria-label={say('health-range')}>
            {ranges.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === range}
                onClick={() => change({ range: one === 'day' ? '' : one })}
              >
                {say(`range-${one}`)}
              </button>
            ))}
          </fieldset>
          <button type="button" class="no-print" aria-pressed={tables} onClick={turnTables}>
            {say('tables')}
          </button>
        </div>
      </div>
      <p class="fine">
        {say(`grain-${range}`)} {range === 'day' && say('grain-daily')}
      </p>
      <Shown of={series} needs="viewer">
        {(value) => <Figures series={value} tables={tables} report={report} />}
      </Shown>
    </section>
  );
}
