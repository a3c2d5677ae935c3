// Who may sign in, and as what: invited, changed and removed here, never oneself.
import { useState } from 'preact/hooks';
import type { Invited, MemberView } from '../../../contract/staff-api.ts';
import { type Role, roles } from '../../../contract/staff-words.ts';
import { ask } from '../link/api.ts';
import { live, serverNow } from '../link/live.ts';
import { member as self } from '../link/start.ts';
import { Command } from '../parts/command.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { NameInput, Select } from '../parts/field.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { type Say, useSay } from '../say/words.ts';

const secondsPerDay = 86_400;

function RoleSelect({ role, onChoose }: { readonly role: Role; readonly onChoose: (role: Role) => void }) {
  const say = useSay();
  return (
    <Select
      label={say('staff-role')}
      choices={roles.map((one) => [one, say(`role-${one}`)])}
      value={role}
      onChoose={(chosen) => onChoose(roles.find((one) => one === chosen) ?? role)}
    />
  );
}

function InviteDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [link, setLink] = useState<string | null>(null);
  const invite = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask<Invited>('POST', '/staff', { name: name.trim(), role }),
      ({ invitation }) => {
        setLink(`${location.origin}/join#${invitation}`);
        onDone();
      },
    );
  };
  return (
    <Dialog title={say('staff-add')} onClose={onClose}>
      {link === null ? (
        <form onSubmit={invite}>
          <NameInput label={say('staff-name')} value={name} onType={setName} />
          <RoleSelect role={role} onChoose={setRole} />
          <Fault of={deed.wrong} />
          <p class="actions">
            <button type="button" onClick={onClose}>
              {say('cancel')}
            </button>
            <button type="submit" class="main" disabled={deed.busy || name.trim() === ''}>
              {say('staff-invite')}
            </button>
          </p>
        </form>
      ) : (
        <>
          <p>{say('staff-link')}</p>
          <Command text={link} label={say('staff-link-name')} />
          <p class="actions">
            <button type="button" class="main" onClick={onClose}>
              {say('close')}
            </button>
          </p>
        </>
      )}
    </Dialog>
  );
}

interface ChangeProps {
  readonly of: MemberView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ChangeDialog({ of, onClose, onDone }: ChangeProps) {
  const say = useSay();
  const deed = useDeed();
  const [role, setRole] = useState<Role>(of.role);
  const done = (): void => {
    onDone();
    onClose();
  };
  const save = (event: Event): void => {
    event.preventDefault();
    deed.run(() => ask('PATCH', `/staff/${of.id}`, { role }), done);
  };
  return (
    <Dialog title={of.name} onClose={onClose}>
      <form onSubmit={save}>
        <RoleSelect role={role} onChoose={setRole} />
        <Fault of={deed.wrong} />
        <p class="actions">
          <button
            type="button"
            class="grave"
            disabled={deed.busy}
            onClick={() => deed.run(() => ask('DELETE', `/staff/${of.id}`), done)}
          >
            {say('staff-remove')}
          </button>
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy}>
            {say('save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** To the day: finer than that the server does not know. */
function seenText(say: Say, { state, seenDay }: MemberView): string {
  if (state !== 'joined') return say(`staff-${state}`);
  if (seenDay === null) return say('staff-never');
  const ago = Math.floor(serverNow(live.get()) / secondsPerDay) - seenDay;
  return ago <= 0 ? say('staff-today') : say('staff-days', { n: ago });
}

export function Members({ members, again }: { readonly members: readonly MemberView[]; readonly again: () => void }) {
  const say = useSay();
  const [open, setOpen] = useState<MemberView | 'new' | null>(null);
  const close = (): void => setOpen(null);
  const columns = ['staff-name', 'staff-way', 'staff-role', 'staff-seen'].map((id) => say(id));
  return (
    <Panel
      title={say('staff')}
      action={
        <button type="button" class="main" onClick={() => setOpen('new')}>
          {say('staff-add')}
        </button>
      }
    >
      <DataTable
        caption={say('staff')}
        columns={[...columns, '']}
        rows={members.map((one) => ({
          key: one.id,
          cells: [
            <span dir="auto">{one.name}</span>,
            say(`way-${one.way}`),
            say(`role-${one.role}`),
            seenText(say, one),
            one.name === self?.name ? (
              <span class="fine">{say('staff-own')}</span>
            ) : (
              <button type="button" aria-label={say('change-it', { name: one.name })} onClick={() => setOpen(one)}>
                {say('change')}
              </button>
            ),
          ],
        }))}
      />
      {open === 'new' && <InviteDialog onClose={close} onDone={again} />}
      {open !== null && open !== 'new' && <ChangeDialog of={open} onClose={close} onDone={again} />}
    </Panel>
  );
}
