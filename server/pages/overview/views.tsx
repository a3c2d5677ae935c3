// Saved views: names for addresses of this page, kept for one's own account.
import { useState } from 'preact/hooks';
import { ask } from '../link/api.ts';
import { useAsked } from '../link/asked.ts';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { NameInput } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';
import { addressOf, type Filter, noFilter, searchOf } from './filter.ts';

interface View {
  readonly name: string;
  readonly address: string;
}

function SaveDialog({
  address,
  onClose,
  onSaved,
}: {
  readonly address: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState('');
  const save = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask<View>('PUT', '/views', { name: name.trim(), address }),
      () => {
        onSaved();
        onClose();
      },
    );
  };
  return (
    <Dialog title={say('views-save')} onClose={onClose}>
      <form onSubmit={save}>
        <NameInput
          label={say('views-name')}
          hint={say('views-name-more')}
          wrong={deed.wrong}
          value={name}
          onType={setName}
        />
        <p class="actions">
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy || name.trim() === ''}>
            {say('views-save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

export function Views({ filter }: { readonly filter: Filter }) {
  const say = useSay();
  const [saving, setSaving] = useState(false);
  const kept = useAsked<readonly View[]>('/views');
  const deed = useDeed();
  const here = searchOf({ ...filter, open: '' });
  const views = kept.state === 'there' ? kept.value : [];
  const current = views.find(({ address }) => address === here);
  const link = (name: string, address: string) => (
    <li key={name}>
      <a
        href={`/${address.replace(/^\?$/, '')}`}
        dir="auto"
        {...(address === here && { 'aria-current': 'true' as const })}
      >
        {name}
      </a>
    </li>
  );
  const forget = ({ name }: View): void =>
    deed.run(() => ask('DELETE', `/views?name=${encodeURIComponent(name)}`), kept.again);
  return (
    <div class="views no-print">
      <span id="views-title">{say('views')}</span>
      <ul aria-labelledby="views-title">
        {link(say('views-need'), searchOf(noFilter))}
        {views.map(({ name, address }) => link(name, address))}
      </ul>
      {current === undefined && addressOf(filter) !== '/' && (
        <button type="button" class="quiet" onClick={() => setSaving(true)}>
          {say('views-save')}
        </button>
      )}
      {current !== undefined && (
        <button type="button" class="quiet" onClick={() => forget(current)}>
          {say('views-forget', { name: current.name })}
        </button>
      )}
      {saving && <SaveDialog address={here} onClose={() => setSaving(false)} onSaved={kept.again} />}
    </div>
  );
}
