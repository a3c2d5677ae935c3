// Channels: where alerts go, whether the last one arrived, a test, and a new key.
import { useState } from 'preact/hooks';
import type { ChannelMade, ChannelTested, ChannelView } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { live, serverNow } from '../link/live.ts';
import { language } from '../link/preferences.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault, Panel } from '../parts/panel.tsx';
import { ageText, fullDateText } from '../say/times.ts';
import { type Say, useSay } from '../say/words.ts';
import { ChannelDialog, KeyOnce } from './channel-dialog.tsx';

type Problem = Pick<ChannelTested, 'problem' | 'status'>;

export const problemText = (say: Say, { problem, status }: Problem): string =>
  problem === null ? '' : say(`delivery-${problem}`, { status: status ?? 0 });

function Last({ last }: { readonly last: ChannelView['last'] }) {
  const say = useSay();
  if (last === null) return <>{say('channel-unused')}</>;
  const now = serverNow(live.get());
  const { state, problem, tries, nextAt, at } = last;
  if (state === 'delivered') return <>{say('channel-delivered', { time: ageText(say, now - at) })}</>;
  return (
    <>
      {problem !== null && <b class="bad">{problemText(say, last)} </b>}
      {nextAt === null || problem === null
        ? say(state === 'waiting' ? 'channel-waiting' : 'channel-given-up')
        : say('channel-again', { tries, time: ageText(say, Math.max(300, nextAt - now)) })}
    </>
  );
}

interface ChannelsProps {
  readonly channels: readonly ChannelView[];
  readonly again: () => void;
}

export function Channels({ channels, again }: ChannelsProps) {
  const say = useSay();
  const spoken = useStore(language);
  const deed = useDeed();
  const [changing, setChanging] = useState<ChannelView | 'new' | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [tested, setTested] = useState<string | null>(null);
  const admin = may('admin');
  const test = ({ id, name }: ChannelView): void => {
    setTested(null);
    deed.run(
      () => ask<ChannelTested>('POST', `/channels/${id}/test`),
      (result) => {
        setTested(result.delivered ? say('channel-test-fine', { name }) : `${name}: ${problemText(say, result)}`);
        again();
      },
    );
  };
  const renew = ({ id }: ChannelView): void =>
    deed.run(
      () => ask<ChannelMade>('POST', `/channels/${id}/key`),
      (made) => {
        setKey(made.key);
        again();
      },
    );
  const remove = ({ id }: ChannelView): void => deed.run(() => ask('DELETE', `/channels/${id}`), again);
  const columns = ['channel', 'channel-to', 'channel-signed', 'channel-last'].map((id) => say(id));
  const buttons = (channel: ChannelView) => (
    <span class="actions">
      <button type="button" disabled={deed.busy} onClick={() => test(channel)}>
        {say('channel-test')}
      </button>
      <button type="button" aria-label={say('change-it', { name: channel.name })} onClick={() => setChanging(channel)}>
        {say('change')}
      </button>
      {channel.kind === 'webhook' && (
        <button type="button" disabled={deed.busy} onClick={() => renew(channel)}>
          {say('channel-new-key')}
        </button>
      )}
      <button
        type="button"
        class="grave"
        disabled={deed.busy}
        aria-label={say('channel-remove-it', { name: channel.name })}
        onClick={() => remove(channel)}
      >
        {say('channel-remove')}
      </button>
    </span>
  );
  return (
    <Panel
      title={say('channels')}
      action={
        admin && (
          <button type="button" onClick={() => setChanging('new')}>
            {say('channel-add')}
          </button>
        )
      }
    >
      {channels.length === 0 ? (
        <p>{say('channels-none')}</p>
      ) : (
        <DataTable
          caption={say('channels')}
          columns={admin ? [...columns, ''] : columns}
          rows={channels.map((channel) => ({
            key: channel.id,
            cells: [
              <span dir="auto">{channel.name}</span>,
              say(`channel-${channel.kind}-at`, { to: channel.goesTo }),
              channel.keyMadeAt === null
                ? say('no')
                : say('channel-signed-since', { date: fullDateText(spoken, channel.keyMadeAt) }),
              <Last last={channel.last} />,
              ...(admin ? [buttons(channel)] : []),
            ],
          }))}
        />
      )}
      <Fault of={deed.wrong} />
      <p role="status">{tested}</p>
      {changing !== null && (
        <ChannelDialog
          channel={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
          onDone={again}
        />
      )}
      {key !== null && (
        <Dialog title={say('channel-new-key')} onClose={() => setKey(null)}>
          <KeyOnce value={key} onClose={() => setKey(null)} />
        </Dialog>
      )}
    </Panel>
  );
}
