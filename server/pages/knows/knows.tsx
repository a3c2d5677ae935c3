// What this server knows: every field of the report as the contract declares it. For anyone, signed in or not, and it prints.
import type { Knows as Answer } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/knows.ftl';
import spanish from '../../../resources/strings/dashboard/es/knows.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { teach, useSay } from '../say/words.ts';

teach({ en: english, es: spanish });

type Field = Answer['fields'][number];

const never = ['never-who', 'never-whether', 'never-when', 'never-what', 'never-where', 'never-text'] as const;
const besides = ['besides-names', 'besides-staff', 'besides-keys', 'besides-alerts'] as const;

function Fields({
  title,
  about,
  fields,
}: {
  readonly title: string;
  readonly about: string;
  readonly fields: readonly Field[];
}) {
  const say = useSay();
  const values = ({ values: of }: Field): string =>
    Array.isArray(of) ? of.join(', ') : say('knows-range', { from: of.from, to: of.to });
  return (
    <Panel title={title} about={about}>
      <DataTable
        caption={title}
        columns={['knows-field', 'knows-values', 'knows-unit', 'knows-purpose', 'knows-why'].map((id) => say(id))}
        rows={fields.map((field) => ({
          key: field.name,
          cells: [
            <code>{field.name}</code>,
            <code class="breaks">{values(field)}</code>,
            ...[field.unit, field.purpose, field.why].map((words) => <span lang="en">{words}</span>),
          ],
        }))}
      />
    </Panel>
  );
}

function List({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const say = useSay();
  return (
    <Panel title={title}>
      <ul class="dashes">
        {ids.map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ul>
    </Panel>
  );
}

export function Knows() {
  const say = useSay();
  const asked = useAsked<Answer>('/knows');
  return (
    <>
      <Top title={say('nav-knows')} about={say('knows-about')} />
      <p class="actions gap-under no-print">
        <button type="button" onClick={() => print()}>
          {say('knows-print')}
        </button>
      </p>
      <Shown of={asked}>
        {({ fields, minutes, bytes, retention }) => (
          <div class="stack">
            <div class="half">
              <List title={say('knows-never')} ids={never} />
              <List title={say('knows-besides')} ids={besides} />
            </div>
            <Fields
              title={say('knows-often', { minutes })}
              about={say('knows-often-more', { bytes })}
              fields={fields.filter(({ daily }) => !daily)}
            />
            <Fields
              title={say('knows-daily')}
              about={say('knows-daily-more')}
              fields={fields.filter(({ daily }) => daily)}
            />
            <p class="fine">{say('knows-kept', { reports: retention.reports ?? 0, days: retention.days ?? 0 })}</p>
          </div>
        )}
      </Shown>
    </>
  );
}
