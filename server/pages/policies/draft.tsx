// The next policy of a place: written, looked at, and taken along to be signed on the computer that has the key.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place, PlacePolicy, PolicyDrafted } from '../../../contract/staff-api.ts';
import openAccess from '../../../resources/policy/open-access.yaml';
import quickLookup from '../../../resources/policy/quick-lookup.yaml';
import { ask } from '../link/api.ts';
import { Command } from '../parts/command.tsx';
import { useDeed } from '../parts/deed.ts';
import { Fault, Panel } from '../parts/panel.tsx';
import { useSay } from '../say/words.ts';
import { Changes } from './changes.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import { Faults } from './faults.tsx';
import { saveFile } from './save-file.ts';
import { draftName, signCommand } from './sign-command.ts';

const examples = { 'open-access': openAccess, 'quick-lookup': quickLookup } as const;

interface Looked {
  readonly text: string;
  readonly drafted: PolicyDrafted;
}

function Steps({ text, place, serial }: { readonly text: string; readonly place: string; readonly serial: number }) {
  const say = useSay();
  return (
    <ol class="steps">
      <li>
        <p>
          <b>{say('policy-take')}</b> {say('policy-take-more')}
        </p>
        <p class="actions">
          <button type="button" class="main" onClick={() => saveFile(draftName, text)}>
            {say('policy-save', { file: draftName })}
          </button>
        </p>
      </li>
      <li>
        <p>
          <b>{say('policy-sign')}</b> {say('policy-sign-more')}
        </p>
        <Command text={signCommand({ place, serial })} />
      </li>
      <li>
        <p>
          <b>{say('policy-bring')}</b> {say('policy-bring-more')}
        </p>
      </li>
    </ol>
  );
}

export function Draft({ place, given }: { readonly place: Pick<Place, 'id' | 'name'>; readonly given: PlacePolicy }) {
  const say = useSay();
  const deed = useDeed();
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState(draftOf(place.id) ?? given.text ?? '');
  // What was given out meanwhile is no draft any more.
  useEffect(() => keepDraft(place.id, text === (given.text ?? '') ? null : text), []);
  const [looked, setLooked] = useState<Looked | null>(null);
  const type = (next: string): void => {
    setText(next);
    keepDraft(place.id, next === (given.text ?? '') ? null : next);
  };
  const look = (event: Event): void => {
    event.preventDefault();
    deed.run(
      () => ask<PolicyDrafted>('POST', '/policies/draft', { place: place.id, text }),
      (drafted) => setLooked({ text, drafted }),
    );
  };
  // What was said of another text says nothing of this one.
  const drafted = looked?.text === text ? looked.drafted : null;
  return (
    <Panel title={say('policy-next', { serial: given.serial + 1 })} about={say('policy-next-more')}>
      {text === '' && (
        <p class="actions gap-under">
          {(Object.keys(examples) as (keyof typeof examples)[]).map((kind) => (
            <button key={kind} type="button" onClick={() => type(examples[kind])}>
              {say(`policy-begin-${kind}`)}
            </button>
          ))}
        </p>
      )}
      <form onSubmit={look}>
        <Editor label={say('policy-text')} hint={say('policy-text-more')} value={text} onType={type} handle={editor} />
        <Fault of={deed.wrong} />
        <p class="actions gap-under">
          <button type="submit" class="main" disabled={deed.busy || text.trim() === ''}>
            {say('policy-look')}
          </button>
          {given.text !== null && text !== given.text && (
            <button type="button" onClick={() => type(given.text ?? '')}>
              {say('policy-undo')}
            </button>
          )}
        </p>
      </form>
      {drafted !== null && drafted.faults.length > 0 && (
        <Faults faults={drafted.faults} onGo={(fault) => editor.current?.goTo(fault)} />
      )}
      {drafted !== null && drafted.faults.length === 0 && (
        <>
          <p role="status">
            <b>{say('policy-good')}</b>
          </p>
          <Changes changes={drafted.changes} />
          <Steps text={text} place={place.name} serial={given.serial + 1} />
        </>
      )}
    </Panel>
  );
}
