// When a station counts as unwell: chosen on the borders of the report's steps, for all stations or for one place, and tried out first.
import { useState } from 'preact/hooks';
import type { Limits, LimitsTried, LimitsView } from '../../../contract/staff-api.ts';
import { limitChoices, release } from '../../../contract/staff-words.ts';
import { ask } from '../link/api.ts';
import { places } from '../link/places.ts';
import { useStore } from '../link/use-store.ts';
import { useDeed } from '../parts/deed.ts';
import { Input, Select } from '../parts/field.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { useSay } from '../say/words.ts';

type Numbered = keyof typeof limitChoices;
const numbered = Object.keys(limitChoices) as Numbered[];

function Release({
  value,
  fleet,
  onChoose,
}: {
  readonly value: string;
  readonly fleet: string | null;
  readonly onChoose: (value: string) => void;
}) {
  const say = useSay();
  const named = value !== 'fleet' && value !== 'any';
  return (
    <>
      <Select
        label={say('limit-release')}
        choices={[
          ['fleet', say('limit-release-fleet', { release: fleet ?? say('limit-release-none') })],
          ['named', say('limit-release-named')],
          ['any', say('limit-release-any')],
        ]}
        value={named ? 'named' : value}
        onChoose={(chosen) => onChoose(chosen === 'named' ? (fleet ?? '0.1.0') : chosen)}
      />
      {named && (
        <Input
          label={say('limit-oldest')}
          value={value}
          wrong={release.test(value) ? null : say('limit-oldest-wrong')}
          onType={onChoose}
        />
      )}
    </>
  );
}

/** Named by its place, so that another choice of place begins anew. */
function Fields({
  view,
  place,
  again,
}: {
  readonly view: LimitsView;
  readonly place: string;
  readonly again: () => void;
}) {
  const say = useSay();
  const deed = useDeed();
  const own = place === '' ? undefined : view.places[place];
  const [limits, setLimits] = useState<Limits>(own ?? view.usual);
  const [said, setSaid] = useState<string | null>(null);
  const path = place === '' ? '/limits' : `/places/${place}/limits`;
  const change = (part: Partial<Limits>): void => {
    setLimits({ ...limits, ...part });
    setSaid(null);
  };
  const save = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask('PUT', path, limits),
      () => {
        setSaid(say('limits-saved'));
        again();
      },
    );
  };
  const tryOut = (): void =>
    deed.run(
      () => ask<LimitsTried>('POST', '/limits/try', limits),
      ({ now, tried }) => setSaid(say('limits-tried', { now, tried })),
    );
  const forget = (): void => deed.run(() => ask('DELETE', path), again);
  return (
    <form onSubmit={save}>
      <div class="columns">
        {numbered.map((name) => (
          <Select
            key={name}
            label={say(`limit-${name}`)}
            choices={limitChoices[name].map((n) => [String(n), say(`limit-${name}.value`, { n })])}
            value={String(limits[name])}
            onChoose={(chosen) => change({ [name]: Number(chosen) } as Partial<Limits>)}
          />
        ))}
        <div>
          <Release
            value={limits.oldestRelease}
            fleet={view.fleetRelease}
            onChoose={(oldestRelease) => change({ oldestRelease })}
          />
        </div>
      </div>
      <Fault of={deed.wrong} />
      <p class="actions">
        <button type="submit" class="main" disabled={deed.busy}>
          {say('save')}
        </button>
        {place === '' && (
          <button type="button" disabled={deed.busy} onClick={tryOut}>
            {say('limits-try')}
          </button>
        )}
        {own !== undefined && (
          <button type="button" disabled={deed.busy} onClick={forget}>
            {say('limits-forget')}
          </button>
        )}
        <span class="fine" role="status">
          {said}
        </span>
      </p>
    </form>
  );
}

export function LimitsForm({ view, again }: { readonly view: LimitsView; readonly again: () => void }) {
  const say = useSay();
  const known = useStore(places);
  const [place, setPlace] = useState('');
  const words = (id: string, name: string): string =>
    view.places[id] === undefined ? name : say('limits-own', { name });
  return (
    <Panel title={say('limits')} about={say('limits-more')}>
      <Select
        label={say('limits-for')}
        choices={[['', say('limits-all')], ...known.map(({ id, name }) => [id, words(id, name)] as const)]}
        value={place}
        onChoose={setPlace}
      />
      <Fields key={`${place} ${view.places[place] === undefined}`} view={view} place={place} again={again} />
      <p class="fine gap-over">{say('limits-always')}</p>
    </Panel>
  );
}
