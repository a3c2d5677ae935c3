// Alerts: one when a problem begins, one when it is over. Rules and channels for those who keep them; history for everybody.
import type { AlertRule, AlertSample, ChannelView } from '../../../contract/staff-api.ts';
import english from '../../../resources/strings/dashboard/en/alerts.ftl';
import spanish from '../../../resources/strings/dashboard/es/alerts.ftl';
import { Shown } from '../frame/states.tsx';
import { Top } from '../frame/top.tsx';
import { useAsked } from '../link/asked.ts';
import { language } from '../link/preferences.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { Panel } from '../parts/panel.tsx';
import { teach, useSay } from '../say/words.ts';
import { Channels } from './channels.tsx';
import { History } from './history.tsx';
import { Rules } from './rules.tsx';

teach({ en: english, es: spanish });

/** Channels whose newest message has not arrived. */
function Banner({ channels }: { readonly channels: readonly ChannelView[] }) {
  const say = useSay();
  const bad = channels.filter(({ last }) => last !== null && last.state !== 'delivered' && last.problem !== null);
  if (bad.length === 0) return null;
  return (
    <p class="banner" role="status">
      <b>{say('alerts-bad', { names: bad.map(({ name }) => name).join(', ') })}</b> {say('alerts-bad-more')}
    </p>
  );
}

function Kept() {
  const rules = useAsked<readonly AlertRule[]>('/alert-rules');
  const channels = useAsked<readonly ChannelView[]>('/channels');
  return (
    <Shown of={channels}>
      {(known) => (
        <>
          <Banner channels={known} />
          <Shown of={rules}>{(all) => <Rules rules={all} channels={known} again={rules.again} />}</Shown>
          <Channels channels={known} again={channels.again} />
        </>
      )}
    </Shown>
  );
}

/** To the byte: a receiver is written by looking at it. */
function Sample() {
  const say = useSay();
  const spoken = useStore(language);
  const asked = useAsked<AlertSample>(`/alerts/sample?language=${spoken}`);
  return (
    <Panel title={say('sample')} about={say('sample-more')}>
      <Shown of={asked}>
        {({ headers, body }) => {
          const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
          const text = `${head.join('\n')}\n\n${body}`;
          return (
            <textarea
              class="code-block"
              readOnly
              spellcheck={false}
              aria-label={say('sample')}
              rows={text.split('\n').length}
              value={text}
            />
          );
        }}
      </Shown>
    </Panel>
  );
}

export function Alerts() {
  const say = useSay();
  return (
    <>
      <Top title={say('nav-alerts')} about={say('alerts-about')} />
      <div class="stack">
        {may('technician') && <Kept />}
        <History />
        <Sample />
      </div>
    </>
  );
}
