// What staff may do to a station here: a maintenance that ends by itself, a name, a place, and to retire it.
import { useState } from 'preact/hooks';
import type { StationDetail } from '../../../contract/staff-api.ts';
import { holdReasons } from '../../../contract/staff-words.ts';
import { ask } from '../link/api.ts';
import { places } from '../link/places.ts';
import { go } from '../link/route.ts';
import { useStore } from '../link/use-store.ts';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Input, NameInput, Select } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';
import { endsOf } from './ends.ts';

interface DialogProps {
  readonly detail: StationDetail;
  readonly onClose: () => void;
  /** With what the server answered. */
  readonly onDone: () => void;
}

interface FormProps extends Pick<DialogProps, 'onClose'> {
  readonly title: string;
  readonly button: string;
  readonly grave?: true;
  readonly ready: boolean;
  readonly wrong: string | null;
  readonly onSubmit: () => void;
  readonly children: preact.ComponentChildren;
}

function FormDialog({ title, button, grave, ready, wrong, onSubmit, onClose, children }: FormProps) {
  const say = useSay();
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        {wrong !== null && (
          <p class="fault" role="alert">
            {wrong}
          </p>
        )}
        <p class="actions">
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class={grave ? 'grave' : 'main'} disabled={!ready}>
            {button}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

export function HoldDialog({ detail: { id }, onClose, onDone }: DialogProps) {
  const say = useSay();
  const deed = useDeed();
  const ends = endsOf(new Date());
  const [reason, setReason] = useState<string>(holdReasons[0]);
  const [end, setEnd] = useState<string>(ends[0]?.[0] ?? 'week');
  const until = ends.find(([name]) => name === end)?.[1];
  return (
    <FormDialog
      title={say('hold')}
      button={say('hold')}
      ready={!deed.busy}
      wrong={deed.wrong}
      onClose={onClose}
      onSubmit={() => deed.run(() => ask('PUT', `/stations/${id}/maintenance`, { until, reason }), onDone)}
    >
      <p>{say('hold-more')}</p>
      <Select
        label={say('hold-why')}
        value={reason}
        onChoose={setReason}
        choices={holdReasons.map((one) => [one, say(`hold-${one}`)])}
      />
      <Select
        label={say('hold-until')}
        hint={say('hold-ends')}
        value={end}
        onChoose={setEnd}
        choices={ends.map(([name]) => [name, say(`hold-${name}`)])}
      />
    </FormDialog>
  );
}

export function RenameDialog({ detail, onClose, onDone }: DialogProps) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState(detail.name);
  return (
    <FormDialog
      title={say('rename')}
      button={say('rename')}
      ready={!deed.busy && name.trim() !== ''}
      wrong={deed.wrong}
      onClose={onClose}
      onSubmit={() => deed.run(() => ask('PATCH', `/stations/${detail.id}`, { name: name.trim() }), onDone)}
    >
      <NameInput label={say('rename-name')} hint={say('rename-more')} value={name} onType={setName} />
    </FormDialog>
  );
}

export function MoveDialog({ detail, onClose, onDone }: DialogProps) {
  const say = useSay();
  const deed = useDeed();
  const known = useStore(places);
  const [place, setPlace] = useState(detail.place ?? '');
  const to = place === '' ? null : place;
  return (
    <FormDialog
      title={say('move-title')}
      button={say('move')}
      ready={!deed.busy}
      wrong={deed.wrong}
      onClose={onClose}
      onSubmit={() => deed.run(() => ask('PATCH', `/stations/${detail.id}`, { place: to }), onDone)}
    >
      <Select
        label={say('list-place')}
        hint={say('move-more')}
        value={place}
        onChoose={setPlace}
        choices={[['', say('list-no-place')], ...known.map(({ id, name }) => [id, name] as const)]}
      />
    </FormDialog>
  );
}

export function RetireDialog({ detail, onClose }: Omit<DialogProps, 'onDone'>) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={say('retire-title')}
      button={say('retire')}
      grave
      ready={!deed.busy && name === detail.name}
      wrong={deed.wrong}
      onClose={onClose}
      onSubmit={() =>
        deed.run(
          () => ask('DELETE', `/stations/${detail.id}`),
          () => go('/'),
        )
      }
    >
      <p>{say('retire-more')}</p>
      <p>{say('retire-wipes')}</p>
      <Input label={say('retire-name')} value={name} autocomplete="off" onType={setName} />
    </FormDialog>
  );
}
