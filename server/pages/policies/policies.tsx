// Policies: which place is given which, and for admins the next one, from its first letter to the last station.
import { useState } from 'preact/hooks';
import type { Place, PlacePolicy, PoliciesView } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/policies.ftl';
import spanish from '../../../resources/strings/dashboard/es/policies.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { places } from '../link/places.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { Select } from '../parts/field.tsx';
import { teach, useSay } from '../say/words.ts';
import { Draft } from './draft.tsx';
import { useAskBeforeLeaving } from './drafts.ts';
import { GivenTable } from './given-table.tsx';
import { Upload } from './upload.tsx';

teach({ en: english, es: spanish });

function Next({ place, again }: { readonly place: Place; readonly again: () => void }) {
  const asked = useAsked<PlacePolicy>(`/places/${place.id}/policy`);
  const onGiven = (): void => {
    asked.again();
    again();
  };
  return (
    <div class="policy-next">
      <Shown of={asked}>{(given) => <Draft key={given.serial} place={place} given={given} />}</Shown>
      <Upload place={place.id} onGiven={onGiven} />
    </div>
  );
}

function Write({ again }: { readonly again: () => void }) {
  const say = useSay();
  const known = useStore(places);
  const [chosen, setChosen] = useState('');
  const place = known.find(({ id }) => id === chosen);
  useAskBeforeLeaving();
  return (
    <>
      <div class="policy-place">
        <Select
          label={say('policy-for')}
          choices={[['', say('policy-choose')], ...known.map(({ id, name }) => [id, name] as const)]}
          value={chosen}
          onChoose={setChosen}
        />
      </div>
      {place !== undefined && <Next key={place.id} place={place} again={again} />}
    </>
  );
}

export function Policies() {
  const say = useSay();
  const asked = useAsked<PoliciesView>('/policies');
  return (
    <>
      <Top title={say('nav-policies')} about={say('policies-about')} />
      <div class="stack">
        <Shown of={asked}>{(view) => <GivenTable view={view} again={asked.again} />}</Shown>
        {may('admin') ? <Write again={asked.again} /> : <p class="fine">{say('policies-admin')}</p>}
      </div>
    </>
  );
}
