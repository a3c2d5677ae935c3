// Adds or changes a channel. A webhook's key is shown once, here; where it goes is shown again only as the name of its server.
import { useState } from 'preact/hooks';
import type { ChannelMade, ChannelView } from '../../../contract/staff-api.ts';
import type { Language } from '../../../contract/words.ts';
import { ask } from '../link/api.ts';
import { languageNames, languages } from '../link/preferences.ts';
import { Command } from '../parts/command.tsx';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Input, NameInput, Select } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';

export function KeyOnce({ value, onClose }: { readonly value: string; readonly onClose: () => void }) {
  const say = useSay();
  return (
    <>
      <p>{say('channel-key-once')}</p>
      <Command text={value} label={say('channel-key')} />
      <p class="actions">
        <button type="button" class="main" onClick={onClose}>
          {say('close')}
        </button>
      </p>
    </>
  );
}

interface ChannelDialogProps {
  /** null: a new one. What kind it is stays as it is. */
  readonly channel: ChannelView | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ChannelDialog({ channel, onClose, onDone }: ChannelDialogProps) {
  const say = useSay();
  const deed = useDeed();
  const [kind, setKind] = useState<'webhook' | 'mail'>(channel?.kind ?? 'webhook');
  const [name, setName] = useState(channel?.name ?? '');
  // Of a webhook only the host is known here: its address is written anew.
  const [to, setTo] = useState(channel?.kind === 'mail' ? channel.goesTo : '');
  const [language, setLanguage] = useState<Language>(channel?.language ?? 'en');
  const title = channel === null ? say('channel-add') : say('change-it', { name: channel.name });
  const [key, setKey] = useState<string | null>(null);
  const save = (event: Event): void => {
    event.preventDefault();
    const target = kind === 'webhook' ? { url: to.trim() } : { address: to.trim() };
    const body = { kind, name: name.trim(), language, ...target };
    if (channel !== null) {
      const changed = (): void => {
        onDone();
        onClose();
      };
      return deed.run(() => ask('PUT', `/channels/${channel.id}`, body), changed);
    }
    deed.run(
      () => ask<ChannelMade>('POST', '/channels', body),
      (made) => {
        onDone();
        if (made.key === null) onClose();
        else setKey(made.key);
      },
    );
  };
  if (key !== null) {
    return (
      <Dialog title={say('channel-add')} onClose={onClose}>
        <KeyOnce value={key} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={save}>
        {channel === null && (
          <Select
            label={say('channel-kind')}
            choices={(['webhook', 'mail'] as const).map((one) => [one, say(`channel-${one}`)])}
            value={kind}
            onChoose={(chosen) => setKind(chosen === 'mail' ? 'mail' : 'webhook')}
          />
        )}
        <NameInput label={say('channel-name')} value={name} onType={setName} />
        <Input
          label={say(`channel-${kind}-to`)}
          hint={say(`channel-${kind}-more`)}
          wrong={deed.wrong === null ? null : say('channel-wrong')}
          value={to}
          required
          autocomplete="off"
          onType={setTo}
        />
        <Select
          label={say('channel-language')}
          choices={languages.map((one) => [one, languageNames[one]])}
          value={language}
          onChoose={(chosen) => setLanguage(languages.find((one) => one === chosen) ?? 'en')}
        />
        <p class="actions">
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy || name.trim() === '' || to.trim() === ''}>
            {say(channel === null ? 'channel-add' : 'save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
