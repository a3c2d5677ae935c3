// Gives a policy to more stations of its place, or to no further one.
import { useState } from 'preact/hooks';
import type { PolicyView } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/panel.tsx';
import { useSay } from '../say/words.ts';
import { ShareField } from './share-field.tsx';

export function ShareDialog({
  policy,
  name,
  onDone,
  onClose,
}: {
  readonly policy: PolicyView;
  /** Of its place. */
  readonly name: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const deed = useDeed();
  const [share, setShare] = useState(policy.share);
  const save = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask('PATCH', `/policies/${policy.id}`, { share }),
      () => {
        onDone();
        onClose();
      },
    );
  };
  return (
    <Dialog title={say('policy-share-change', { name, serial: policy.serial })} onClose={onClose}>
      <form onSubmit={save}>
        <ShareField place={policy.place} value={share} onChoose={setShare} />
        <Fault of={deed.wrong} />
        <p class="actions">
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy || share === policy.share}>
            {say('save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
