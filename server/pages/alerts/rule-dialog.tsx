// Adds or changes a rule: what it listens for, where, after how long, whom it tells, and what it keeps back in quiet hours.
import { useState } from 'preact/hooks';
import type { AlertRule, ChannelView } from '../../../contract/staff-api.ts';
import { afterMinutes, alertKinds } from '../../../contract/staff-words.ts';
import { ask } from '../link/api.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Input, NameInput, Select } from '../parts/field.tsx';
import { Fault } from '../parts/panel.tsx';
import { clockOf, minutesOf } from '../places/hours.ts';
import { useSay } from '../say/words.ts';

type Draft = Omit<AlertRule, 'id'>;

const fresh = (name: string, channels: readonly ChannelView[]): Draft => ({
  ...{ name, kind: 'out', places: [], afterMinutes: 0, quiet: 'none', recoveries: true, on: true },
  channels: channels.slice(0, 1).map(({ id }) => id),
});

interface ChecksProps {
  readonly legend: string;
  readonly hint?: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: string[]) => void;
}

function Checks({ legend, hint, all, chosen, onChoose }: ChecksProps) {
  return (
    <fieldset class="field-row">
      <legend>{legend}</legend>
      {hint && <p class="fine">{hint}</p>}
      {all.map(({ id, name }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span dir="auto">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

const night = { from: 1200, to: 480 };

function QuietFields({
  quiet,
  onChange,
}: {
  readonly quiet: Draft['quiet'];
  readonly onChange: (quiet: Draft['quiet']) => void;
}) {
  const say = useSay();
  const kind = typeof quiet === 'string' ? quiet : 'hours';
  const hours = typeof quiet === 'string' ? night : quiet;
  return (
    <>
      <Select
        label={say('rule-quiet')}
        hint={say('rule-quiet-more')}
        choices={(['none', 'closed', 'hours'] as const).map((one) => [one, say(`quiet-${one}`)])}
        value={kind}
        onChoose={(chosen) => onChange(chosen === 'none' || chosen === 'closed' ? chosen : hours)}
      />
      {kind === 'hours' && (
        <div class="columns">
          {(['from', 'to'] as const).map((part) => (
            <Input
              key={part}
              label={say(`quiet-${part}`)}
              type="time"
              value={clockOf(hours[part])}
              onType={(clock) => onChange({ ...hours, [part]: minutesOf(clock) })}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface RuleDialogProps {
  /** null: a new one */
  readonly rule: AlertRule | null;
  readonly channels: readonly ChannelView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RuleDialog({ rule, channels, onClose, onDone }: RuleDialogProps) {
  const say = useSay();
  const deed = useDeed();
  const known = useStore(places);
  const { id, ...before } = rule ?? { id: '', ...fresh(say('kind-out'), channels) };
  const [draft, setDraft] = useState<Draft>(before);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const done = (): void => {
    onDone();
    onClose();
  };
  const save = (event: Event): void => {
    event.preventDefault();
    const body = { ...draft, name: draft.name.trim() };
    deed.run(() => (rule === null ? ask('POST', '/alert-rules', body) : ask('PUT', `/alert-rules/${id}`, body)), done);
  };
  const whole = draft.name.trim() !== '' && draft.channels.length > 0;
  return (
    <Dialog title={say(rule === null ? 'rule-add' : 'rule-change')} onClose={onClose}>
      <form onSubmit={save}>
        <NameInput label={say('rule-name')} value={draft.name} onType={(name) => change({ name })} />
        <Select
          label={say('rule-when')}
          choices={alertKinds.map((kind) => [kind, `${say(`kind-${kind}`)}: ${say(`kind-${kind}.more`)}`])}
          value={draft.kind}
          onChoose={(kind) => change({ kind: alertKinds.find((one) => one === kind) ?? 'out' })}
        />
        <Select
          label={say('rule-after')}
          choices={afterMinutes.map((n) => [String(n), say(`after-${n}`)])}
          value={String(draft.afterMinutes)}
          onChoose={(n) => change({ afterMinutes: afterMinutes.find((one) => one === Number(n)) ?? 0 })}
        />
        <Checks
          legend={say('rule-to')}
          all={channels}
          chosen={draft.channels}
          onChoose={(chosen) => change({ channels: chosen })}
        />
        {known.length > 0 && (
          <Checks
            legend={say('rule-places')}
            hint={say('rule-places-more')}
            all={known}
            chosen={draft.places}
            onChoose={(chosen) => change({ places: chosen })}
          />
        )}
        <QuietFields quiet={draft.quiet} onChange={(quiet) => change({ quiet })} />
        <label class="check">
          <input
            type="checkbox"
            checked={draft.recoveries}
            onChange={({ currentTarget }) => change({ recoveries: currentTarget.checked })}
          />
          {say('rule-recoveries')}
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.on}
            onChange={({ currentTarget }) => change({ on: currentTarget.checked })}
          />
          {say('rule-on')}
        </label>
        <Fault of={deed.wrong} />
        <p class="actions">
          {rule !== null && (
            <button
              type="button"
              class="grave"
              disabled={deed.busy}
              onClick={() => deed.run(() => ask('DELETE', `/alert-rules/${id}`), done)}
            >
              {say('rule-remove')}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy || !whole}>
            {say('save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
