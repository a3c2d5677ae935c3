// Makes an enrolment token: for how many stations, until when, and into which place they come. Its word is shown once.
import { useState } from 'preact/hooks';
import type { TokenMade } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { live, serverNow } from '../link/live.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import { Command } from '../parts/command.tsx';
import { useDeed } from '../parts/deed.ts';
import { Input, NameInput, Select } from '../parts/field.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { useSay } from '../say/words.ts';

const lasting = ['1', '7', '30', '90'] as const;
const secondsPerDay = 86_400;
const most = 100_000;

export function TokenForm({ onMade }: { readonly onMade: () => void }) {
  const say = useSay();
  const deed = useDeed();
  const known = useStore(places);
  const [label, setLabel] = useState('');
  const [place, setPlace] = useState('');
  const [uses, setUses] = useState('20');
  const [days, setDays] = useState<string>('30');
  const [word, setWord] = useState<string | null>(null);
  const make = (event: Event): void => {
    event.preventDefault();
    const body = {
      ...{ label: label.trim(), place: place === '' ? null : place, mostUses: Number(uses) },
      endsAt: serverNow(live.get()) + Number(days) * secondsPerDay,
    };
    deed.run(
      () => ask<TokenMade>('POST', '/tokens', body),
      (made) => {
        setWord(made.word);
        setLabel('');
        onMade();
      },
    );
  };
  return (
    <Panel title={say('token-make')}>
      {word !== null && (
        <div class="banner" role="status">
          <p>{say('token-once')}</p>
          <Command text={word} label={say('token')} />
        </div>
      )}
      <form onSubmit={make}>
        <NameInput label={say('token-label')} hint={say('token-label-more')} value={label} onType={setLabel} />
        <Select
          label={say('token-place')}
          choices={[['', say('token-later')], ...known.map(({ id, name }) => [id, name] as const)]}
          value={place}
          onChoose={setPlace}
        />
        <Input
          label={say('token-uses')}
          type="number"
          min="1"
          max={String(most)}
          value={uses}
          required
          onType={setUses}
        />
        <Select
          label={say('token-ends')}
          choices={lasting.map((n) => [n, say('token-in', { n: Number(n) })])}
          value={days}
          onChoose={setDays}
        />
        <Fault of={deed.wrong} />
        <p class="actions">
          <button type="submit" class="main" disabled={deed.busy || label.trim() === ''}>
            {say('token-make-it')}
          </button>
        </p>
      </form>
    </Panel>
  );
}
