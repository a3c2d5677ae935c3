// Wall displays: their keys, made here, shown once, and removed here.
import { useState } from 'preact/hooks';
import type { WallMade, WallView } from '../../../contract/staff-api.ts';
import { Shown } from '../frame/states.tsx';
import { ask } from '../link/api.ts';
import { useAsked } from '../link/asked.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Command } from '../parts/command.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useDeed } from '../parts/deed.ts';
import { NameInput } from '../parts/field.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { fullDateText } from '../say/times.ts';
import { useSay } from '../say/words.ts';

function Displays({ walls, again }: { readonly walls: readonly WallView[]; readonly again: () => void }) {
  const say = useSay();
  const spoken = useStore(language);
  const deed = useDeed();
  if (walls.length === 0) return <p>{say('walls-none')}</p>;
  return (
    <>
      <DataTable
        caption={say('walls')}
        columns={[say('wall-name'), say('wall-by'), '']}
        rows={walls.map(({ id, name, madeAt, madeBy }) => ({
          key: id,
          cells: [
            <span dir="auto">{name}</span>,
            `${madeBy}, ${fullDateText(spoken, madeAt)}`,
            <button
              type="button"
              class="grave"
              aria-label={say('wall-remove-it', { name })}
              disabled={deed.busy}
              onClick={() => deed.run(() => ask('DELETE', `/walls/${id}`), again)}
            >
              {say('wall-remove')}
            </button>,
          ],
        }))}
      />
      <Fault of={deed.wrong} />
    </>
  );
}

export function Walls() {
  const say = useSay();
  const asked = useAsked<readonly WallView[]>('/walls');
  const deed = useDeed();
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const make = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask<WallMade>('POST', '/walls', { name: name.trim() }),
      (made) => {
        setKey(made.key);
        setName('');
        asked.again();
      },
    );
  };
  return (
    <Panel title={say('walls')} about={say('walls-more')}>
      <Shown of={asked}>{(walls) => <Displays walls={walls} again={asked.again} />}</Shown>
      {key !== null && (
        <div class="banner" role="status">
          <p>{say('wall-once')}</p>
          <Command text={`${location.origin}/wall#${key}`} label={say('wall-address')} />
        </div>
      )}
      <form onSubmit={make}>
        <NameInput label={say('wall-name')} hint={say('wall-name-more')} value={name} onType={setName} />
        <Fault of={deed.wrong} />
        <p class="actions">
          <button type="submit" disabled={deed.busy || name.trim() === ''}>
            {say('wall-make')}
          </button>
        </p>
      </form>
    </Panel>
  );
}
