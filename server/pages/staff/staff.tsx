// Staff and trail: who may see and do what, and what they did. Only staff are named on this server.
import type { MemberView } from '../../../contract/staff-api.ts';
import { mayAs, type Role, roles } from '../../../contract/staff-words.ts';
import english from '../../../resources/strings/dashboard/en/staff.ftl';
import spanish from '../../../resources/strings/dashboard/es/staff.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { teach, useSay } from '../say/words.ts';
import { Members } from './members.tsx';
import { Trail } from './trail.tsx';

teach({ en: english, es: spanish });

/** What each role adds to the one before it. */
const mays: readonly (readonly [words: string, role: Role])[] = [
  ['may-see', 'viewer'],
  ['may-views', 'viewer'],
  ['may-stations', 'technician'],
  ['may-tokens', 'technician'],
  ['may-alerts-see', 'technician'],
  ['may-alerts', 'admin'],
  ['may-staff', 'admin'],
];

function Roles() {
  const say = useSay();
  return (
    <Panel title={say('roles')} about={say('roles-more')}>
      <DataTable
        caption={say('roles')}
        columns={[say('roles-may'), ...roles.map((role) => say(`role-${role}`))]}
        rows={mays.map(([words, needed]) => ({
          key: words,
          cells: [say(words), ...roles.map((role) => say(mayAs(role, needed) ? 'yes' : 'no'))],
        }))}
      />
    </Panel>
  );
}

/** Under this name the server itself stands in the trail. */
const server = 'this server';

export function Staff() {
  const say = useSay();
  const asked = useAsked<readonly MemberView[]>('/staff');
  return (
    <>
      <Top title={say('nav-staff')} about={say('staff-about')} />
      <Shown of={asked}>
        {(members) => (
          <div class="stack">
            <Members members={members} again={asked.again} />
            <Roles />
            <Trail who={[...members.map(({ name }) => name), server]} />
          </div>
        )}
      </Shown>
    </>
  );
}
