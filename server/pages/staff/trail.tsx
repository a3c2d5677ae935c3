// The trail: what staff did here and what the server did by itself, the newest first, a hundred lines at a time.
import { useState } from 'preact/hooks';
import type { TrailView } from '../../../contract/staff-api.ts';
import { deeds } from '../../../contract/staff-words.ts';
import { Shown } from '../frame/states.tsx';
import { useAsked } from '../link/asked.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Select } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Turns } from '../parts/turns.tsx';
import { momentText } from '../say/times.ts';
import { useSay } from '../say/words.ts';

type Line = TrailView['lines'][number];

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const say = useSay();
  const spoken = useStore(language);
  if (lines.length === 0) return <p>{say('trail-none')}</p>;
  return (
    <DataTable
      caption={say('trail')}
      columns={['trail-when', 'trail-who', 'trail-did', 'trail-to'].map((id) => say(id))}
      rows={lines.map(({ number, at, who, did, subject, detail }) => ({
        key: number,
        cells: [
          momentText(spoken, at),
          <span dir="auto">{who}</span>,
          say(`deed-${did}`),
          [subject, detail].filter((text) => text !== null && text !== '').join(', '),
        ],
      }))}
    />
  );
}

export function Trail({ who }: { /** Names to choose from. */ readonly who: readonly string[] }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [did, setDid] = useState('');
  const [before, setBefore] = useState<number | null>(null);
  const query = new URLSearchParams({
    ...(name !== '' && { who: name }),
    ...(did !== '' && { did }),
    ...(before !== null && { before: String(before) }),
  });
  const asked = useAsked<TrailView>(`/trail?${query}`);
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value);
    setBefore(null);
  };
  return (
    <Panel title={say('trail')} about={say('trail-more')}>
      <div class="chosen no-print">
        <Select
          label={say('trail-who')}
          choices={[['', say('trail-everyone')], ...who.map((one) => [one, one] as const)]}
          value={name}
          onChoose={choose(setName)}
        />
        <Select
          label={say('trail-did')}
          choices={[['', say('trail-everything')], ...deeds.map((one) => [one, say(`deed-${one}`)] as const)]}
          value={did}
          onChoose={choose(setDid)}
        />
      </div>
      <Shown of={asked}>
        {({ lines, next }) => (
          <>
            <Lines lines={lines} />
            <Turns before={before} next={next} onTurn={setBefore} />
          </>
        )}
      </Shown>
    </Panel>
  );
}
