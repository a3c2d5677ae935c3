// A signed policy comes in: looked at as a station would, shown key by key, and given to a share of the stations first.
import { useState } from 'preact/hooks';
import type { PolicyChanges, PolicyRefused, PolicyView } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { useDeed } from '../parts/deed.ts';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { momentText } from '../say/times.ts';
import { useSay } from '../say/words.ts';
import { Changes } from './changes.tsx';
import { Faults } from './faults.tsx';
import { ShareField } from './share-field.tsx';

interface Bundle {
  readonly text: string;
  readonly shown: PolicyChanges;
}

const firstShare = 10;

function Shown({ shown }: Pick<Bundle, 'shown'>) {
  const say = useSay();
  const spoken = useStore(language);
  return (
    <>
      <Facts
        caption={say('policy-upload')}
        columns={[say('policy-key'), say('policy-after')]}
        facts={[
          [say('policy-number'), shown.serial],
          [say('policy-from'), momentText(spoken, shown.notBefore)],
          [say('policy-until'), momentText(spoken, shown.expires)],
          [say('policy-signed-by'), <code class="breaks">{shown.keyId}</code>],
        ]}
      />
      <Changes changes={shown.changes} />
    </>
  );
}

function Refused({ refused, faults }: PolicyRefused) {
  const say = useSay();
  return (
    <>
      <p class="fault" role="alert">
        {say('policy-refused')} {say(`refused-${refused}`)} <span class="fine">{refused}</span>
      </p>
      {faults.length > 0 && <Faults faults={faults} />}
    </>
  );
}

export function Upload({ place, onGiven }: { readonly place: string; readonly onGiven: () => void }) {
  const say = useSay();
  const deed = useDeed<PolicyRefused>();
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const [share, setShare] = useState(firstShare);
  const [given, setGiven] = useState<PolicyView | null>(null);
  const look = async (file: File | undefined): Promise<void> => {
    setBundle(null);
    setGiven(null);
    if (file === undefined) return;
    const text = await file.text();
    deed.run(
      () => ask<PolicyChanges>('POST', '/policies/preview', { place, bundle: text }),
      (shown) => setBundle({ text, shown }),
    );
  };
  const give = (event: Event): void => {
    event.preventDefault();
    if (bundle === null) return;
    deed.run(
      () => ask<PolicyView>('POST', '/policies', { place, bundle: bundle.text, share }),
      (view) => {
        setBundle(null);
        setGiven(view);
        onGiven();
      },
    );
  };
  return (
    <Panel title={say('policy-upload')} about={say('policy-upload-more')}>
      <form onSubmit={give}>
        <Field
          label={say('policy-file')}
          hint={say('policy-file-more')}
          control={(wiring) => (
            <input
              {...wiring}
              type="file"
              // Or the same name, signed anew, would be no change.
              onClick={({ currentTarget }) => {
                currentTarget.value = '';
              }}
              onChange={({ currentTarget }) => void look(currentTarget.files?.[0])}
            />
          )}
        />
        {deed.refused !== null && <Refused {...deed.refused} />}
        <Fault of={deed.wrong} />
        {bundle !== null && (
          <>
            <Shown shown={bundle.shown} />
            <div class="gap-over">
              <ShareField place={place} value={share} onChoose={setShare} />
            </div>
            <p class="actions">
              <button type="submit" class="main" disabled={deed.busy}>
                {say('policy-give')}
              </button>
            </p>
          </>
        )}
      </form>
      <p role="status">{given !== null && say('policy-given', { serial: given.serial, share: given.share })}</p>
    </Panel>
  );
}
