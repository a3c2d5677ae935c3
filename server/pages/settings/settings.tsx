// Settings: limits of a well station, wall displays and what this server keeps, for admins; and for everybody, how this page looks and listens.
import type { Keeping, LimitsView } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/settings.ftl';
import spanish from '../../../resources/strings/dashboard/es/settings.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import {
  chooseLanguage,
  language,
  languageNames,
  languages,
  letters,
  switchLetters,
  turnTheme,
} from '../link/preferences.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { Select } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { momentText } from '../say/times.ts';
import { teach, useSay } from '../say/words.ts';
import { LimitsForm } from './limits-form.tsx';
import { Walls } from './walls.tsx';

teach({ en: english, es: spanish });

function ThisPage() {
  const say = useSay();
  const spoken = useStore(language);
  const on = useStore(letters) === 'on';
  return (
    <Panel title={say('settings-page')} about={say('settings-page-more')}>
      <Select
        label={say('settings-language')}
        choices={languages.map((one) => [one, languageNames[one]])}
        value={spoken}
        onChoose={(chosen) => chooseLanguage(languages.find((one) => one === chosen) ?? spoken)}
      />
      <p class="actions">
        <button type="button" onClick={turnTheme}>
          {say('look-change')}
        </button>
      </p>
      <label class="check">
        <input type="checkbox" checked={on} onChange={({ currentTarget }) => switchLetters(currentTarget.checked)} />
        {say('keys-on')}
      </label>
    </Panel>
  );
}

function Retention({ retention, lastRetention }: Keeping) {
  const say = useSay();
  const spoken = useStore(language);
  const last =
    lastRetention === null
      ? say('retention-never')
      : say('retention-last', { time: momentText(spoken, lastRetention.at), n: lastRetention.deleted });
  return (
    <Panel title={say('retention')} about={say('retention-more')}>
      <DataTable
        caption={say('retention')}
        columns={[say('retention-what'), say('retention-kept')]}
        rows={Object.entries(retention).map(([name, days]) => ({
          key: name,
          cells: [say(`retained-${name}`), say('time-days', { n: days })],
        }))}
      />
      <p class="fine gap-over">{last}</p>
    </Panel>
  );
}

function Server({ version, store }: Keeping) {
  const say = useSay();
  return (
    <Panel title={say('settings-server')}>
      <Facts
        caption={say('settings-server')}
        columns={[say('settings-name'), say('settings-value')]}
        facts={[
          [say('settings-version'), version],
          [say('settings-store'), say(`store-${store}`)],
          [say('settings-metrics'), say('settings-metrics-more')],
        ]}
      />
    </Panel>
  );
}

function ForAdmins() {
  const keeping = useAsked<Keeping>('/keeping');
  const limits = useAsked<LimitsView>('/limits');
  return (
    <div class="two">
      <div class="stack">
        <Shown of={limits}>{(view) => <LimitsForm view={view} again={limits.again} />}</Shown>
        <Shown of={keeping}>{(value) => <Retention {...value} />}</Shown>
      </div>
      <div class="stack">
        <ThisPage />
        <Walls />
        {keeping.state === 'there' && <Server {...keeping.value} />}
      </div>
    </div>
  );
}

export function Settings() {
  const say = useSay();
  return (
    <>
      <Top title={say('nav-settings')} about={say('settings-about')} />
      {may('admin') ? <ForAdmins /> : <ThisPage />}
    </>
  );
}
