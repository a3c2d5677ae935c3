// What was told of, the newest first: no more than the row of the list held, and to whom it went.
import { useState } from 'preact/hooks';
import type { AlertHistory } from '../../../contract/staff-api.ts';
import { Shown } from '../frame/states.tsx';
import { useAsked } from '../link/asked.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { Turns } from '../parts/turns.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { whyText } from '../say/reasons.ts';
import { momentText } from '../say/times.ts';
import { useSay } from '../say/words.ts';

type Line = AlertHistory['lines'][number];

function Problem({ row, rule }: Line) {
  const say = useSay();
  const { station, place, verdict, reason, value, age, stations } = row;
  const name = station?.name ?? say('list-group-place', { n: stations, place: place?.name ?? '' });
  return (
    <>
      <VerdictMark of={verdict} />{' '}
      {station === null ? (
        <b dir="auto">{name}</b>
      ) : (
        <a href={`/stations/${station.id}`} dir="auto">
          {name}
        </a>
      )}
      <br />
      <span class="fine">
        {whyText(say, { reason, value, age, all: stations })} {say('history-rule', { rule })}
      </span>
    </>
  );
}

function Sent({ sent, held }: Line) {
  const say = useSay();
  if (sent.length === 0) return <>{say(held ? 'history-held' : 'history-quiet')}</>;
  return (
    <>
      {sent
        .map(({ channel, event, state }) => `${channel}: ${say(`event-${event}`)}, ${say(`state-${state}`)}`)
        .join('; ')}
    </>
  );
}

export function History() {
  const say = useSay();
  const spoken = useStore(language);
  const [before, setBefore] = useState<number | null>(null);
  const asked = useAsked<AlertHistory>(before === null ? '/alerts' : `/alerts?before=${before}`);
  return (
    <Panel title={say('history')} about={say('history-more')}>
      <Shown of={asked}>
        {({ lines, next }) =>
          lines.length === 0 ? (
            <p>{say('history-none')}</p>
          ) : (
            <>
              <DataTable
                caption={say('history')}
                columns={['history-began', 'history-problem', 'history-over', 'history-sent'].map((id) => say(id))}
                rows={lines.map((line) => ({
                  key: line.number,
                  cells: [
                    momentText(spoken, line.beganAt),
                    <Problem {...line} />,
                    line.overAt === null ? <b>{say('history-open')}</b> : momentText(spoken, line.overAt),
                    <Sent {...line} />,
                  ],
                }))}
              />
              <Turns before={before} next={next} onTurn={setBefore} />
            </>
          )
        }
      </Shown>
    </Panel>
  );
}
