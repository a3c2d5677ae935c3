// The welcome: one large Start, the languages, and what this computer promises.
import { useRef, useState } from 'preact/hooks';
import type { StationKind } from '../../../contract/words.ts';
import { Icon } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle, Words } from '../words.tsx';
import { Frame, HelpFoot, LookCorner } from './frame.tsx';
import { Keeps } from './keeps.tsx';
import type { ScreenProps } from './kind.ts';
import { Languages } from './languages.tsx';

const greetings: Record<StationKind, { title: string; lead: string }> = {
  'open-access': { title: 'welcome-title', lead: 'welcome-lead' },
  'quick-lookup': { title: 'lookup-title', lead: 'lookup-lead' },
};

function Pledge() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <div class="pledge">
      <Icon icon="shield" />
      <div>
        <p>{say('welcome-pledge')}</p>
        <Button words="welcome-keeps" kind="plain" opens press={() => setOpen(true)} />
        {open && <Keeps close={() => setOpen(false)} />}
      </div>
    </div>
  );
}

/** Not `disabled` while the station gets ready: it keeps the focus, so that Enter works the moment it can. */
function Start({ screen, press }: Pick<ScreenProps<'welcome'>, 'screen' | 'press'>) {
  const say = useSay();
  const start = useFocusFirst<HTMLButtonElement>();
  const { ready, limitMinutes } = screen;
  return (
    <button
      type="button"
      class="start"
      ref={start}
      aria-disabled={!ready}
      onClick={() => ready && press({ press: 'start' })}
    >
      <span>{ready ? say('welcome-start') : say('welcome-wait')}</span>
      {!ready && <small>{say('welcome-wait-more')}</small>}
      {ready && limitMinutes !== null && (
        <small>
          <Words words="welcome-start-time" values={{ minutes: limitMinutes }} />
        </small>
      )}
    </button>
  );
}

export function Welcome({ view, screen, press }: ScreenProps<'welcome'>) {
  const say = useSay();
  const { title, lead } = greetings[view.kind];
  const firstLanguage = useRef(view.language);
  const changed = useRef(false);
  changed.current ||= view.language !== firstLanguage.current;
  useTitle(say('welcome-page'));
  return (
    <Frame view={view} press={press} corner={<LookCorner view={view} press={press} />} foot={<HelpFoot />}>
      <main class="halves">
        <div class="stack">
          <h1 class="greeting">{say(title)}</h1>
          <p class="lead">{say(lead)}</p>
          <Languages view={view} press={press} />
          <Pledge />
        </div>
        <Start screen={screen} press={press} />
      </main>
      <p class="unseen" role="status">
        {changed.current && say(title)} {!screen.ready && say('welcome-wait')}
      </p>
    </Frame>
  );
}
