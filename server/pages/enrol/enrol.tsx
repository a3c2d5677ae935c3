// Enrol: Lethe into an image in six steps, and the tokens that let its copies in.
import type { TokenView } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/enrol.ftl';
import spanish from '../../../resources/strings/dashboard/es/enrol.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { ask } from '../link/api.ts';
import { useAsked } from '../link/asked.ts';
import { places } from '../link/places.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Command } from '../parts/command.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useDeed } from '../parts/deed.ts';
import { Fault, Panel } from '../parts/panel.tsx';
import { fullDateText } from '../say/times.ts';
import { teach, useSay } from '../say/words.ts';
import { TokenForm } from './token-form.tsx';

teach({ en: english, es: spanish });

/** What is run or written at the computer that is to be copied. */
const steps = [
  ['enrol-install', 'sudo apt install ./lethe_*_amd64.deb'],
  ['enrol-token', 'sudo install -m 600 /dev/stdin /etc/lethe/enrolment-token'],
  ['enrol-provision', 'sudo lethe provision'],
  ['enrol-check', 'sudo lethe enrol && sudo lethe doctor'],
  ['enrol-seal', 'sudo systemctl stop lethe-shell lethe-agent && sudo lethe seal && sudo poweroff'],
] as const;

function Steps() {
  const say = useSay();
  return (
    <Panel title={say('enrol-image')} about={say('enrol-image-more')}>
      <ol class="steps">
        {steps.map(([id, command]) => (
          <li key={id}>
            <p>
              <b>{say(id)}</b> {say(`${id}.more`)}
            </p>
            <Command text={command} />
          </li>
        ))}
        <li>
          <p>
            <b>{say('enrol-copy')}</b> {say('enrol-copy.more')}{' '}
            <a href="/?place=none&verdict=all">{say('nav-stations')}</a>
          </p>
        </li>
      </ol>
      <p class="fine">{say('enrol-forgot')}</p>
    </Panel>
  );
}

function Tokens({ tokens, again }: { readonly tokens: readonly TokenView[]; readonly again: () => void }) {
  const say = useSay();
  const spoken = useStore(language);
  const known = useStore(places);
  const deed = useDeed();
  const placeOf = (id: string | null): string => known.find((place) => place.id === id)?.name ?? say('token-later');
  const revoke = ({ id }: TokenView): void => deed.run(() => ask('DELETE', `/tokens/${id}`), again);
  const columns = ['token', 'token-place', 'token-used', 'token-ends', 'token-by', 'token-state'].map((id) => say(id));
  return (
    <Panel title={say('tokens')}>
      {tokens.length === 0 ? (
        <p>{say('tokens-none')}</p>
      ) : (
        <DataTable
          caption={say('tokens')}
          columns={[...columns, '']}
          rows={tokens.map((token) => ({
            key: token.id,
            cells: [
              <>
                <span dir="auto">{token.label}</span>
                <br />
                <code>{token.hint}</code>
              </>,
              placeOf(token.place),
              say('token-used-of', { n: token.uses, most: token.mostUses }),
              fullDateText(spoken, token.endsAt),
              `${token.madeBy}, ${fullDateText(spoken, token.madeAt)}`,
              <>
                {token.state === 'works' ? <b>{say('token-works')}</b> : say(`token-${token.state}`)}
                {token.refused > 0 && <span class="fine"> {say('token-refused', { n: token.refused })}</span>}
              </>,
              token.state === 'works' && (
                <button
                  type="button"
                  class="grave"
                  aria-label={say('token-revoke-it', { label: token.label })}
                  disabled={deed.busy}
                  onClick={() => revoke(token)}
                >
                  {say('token-revoke')}
                </button>
              ),
            ],
          }))}
        />
      )}
      <Fault of={deed.wrong} />
    </Panel>
  );
}

export function Enrol() {
  const say = useSay();
  const asked = useAsked<readonly TokenView[]>('/tokens');
  return (
    <>
      <Top title={say('nav-enrol')} about={say('enrol-about')} />
      <div class="two">
        <div class="stack">
          <Steps />
          <Shown of={asked}>{(tokens) => <Tokens tokens={tokens} again={asked.again} />}</Shown>
        </div>
        <div class="stack">
          <TokenForm onMade={asked.again} />
        </div>
      </div>
    </>
  );
}
