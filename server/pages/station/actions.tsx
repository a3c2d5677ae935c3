// What somebody of this role may do here. A button that a role may not press is not there.
import { useState } from 'preact/hooks';
import type { StationDetail } from '../../../contract/staff-api.ts';
import { useKeys } from '../frame/key-map.ts';
import { ask } from '../link/api.ts';
import { may } from '../link/start.ts';
import { useDeed } from '../parts/deed.ts';
import { useSay } from '../say/words.ts';
import { HoldDialog, MoveDialog, RenameDialog, RetireDialog } from './dialogs.tsx';

const dialogs = { hold: HoldDialog, rename: RenameDialog, move: MoveDialog, retire: RetireDialog } as const;
type Name = keyof typeof dialogs;

export function Actions({ detail, onChanged }: { readonly detail: StationDetail; readonly onChanged: () => void }) {
  const say = useSay();
  const deed = useDeed();
  const [open, setOpen] = useState<Name | null>(null);
  const allowed = may('technician');
  const held = detail.maintenance !== null;
  useKeys({
    m: () => {
      if (!allowed || held) return false;
      setOpen('hold');
      return true;
    },
  });
  const Dialog = open === null ? null : dialogs[open];
  const button = (name: Name, grave = false) => (
    <button type="button" class={grave ? 'grave' : undefined} onClick={() => setOpen(name)}>
      {say(name)}
    </button>
  );
  const endHold = (): void => deed.run(() => ask('DELETE', `/stations/${detail.id}/maintenance`), onChanged);
  return (
    <div class="actions no-print">
      {allowed && (
        <>
          {held ? (
            <button type="button" disabled={deed.busy} onClick={endHold}>
              {say('hold-end')}
            </button>
          ) : (
            button('hold')
          )}
          {button('rename')}
          {button('move')}
          {button('retire', true)}
        </>
      )}
      {deed.wrong !== null && (
        <span class="fault" role="alert">
          {deed.wrong}
        </span>
      )}
      <span class="fine">{say('no-reach')}</span>
      {Dialog !== null && (
        <Dialog
          detail={detail}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
