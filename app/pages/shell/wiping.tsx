// Shown only when erasing takes long enough to be noticed, and while the station gets itself ready.
import type { Screen } from '../../../contract/shell-page.ts';
import { useSay, useTitle } from '../words.tsx';
import { Frame } from './frame.tsx';
import type { ScreenProps } from './kind.ts';

type Why = Extract<Screen, { screen: 'wiping' }>['why'];

const texts: Record<Why, { title: string; body: string }> = {
  session: { title: 'wipe-title', body: 'wipe-body' },
  slow: { title: 'wipe-title', body: 'wipe-slow' },
  boot: { title: 'wipe-boot', body: 'wipe-boot-body' },
  agent: { title: 'wipe-agent', body: 'wipe-agent-body' },
  check: { title: 'wipe-check', body: 'wipe-check-body' },
};

export function Wiping({ view, screen, press }: ScreenProps<'wiping'>) {
  const say = useSay();
  const { title, body } = texts[screen.why];
  useTitle(say(title));
  return (
    <Frame view={view} press={press}>
      <main>
        <div class="middle" role="status">
          <svg class="rings" viewBox="0 0 120 120" aria-hidden="true">
            <circle cx="60" cy="60" r="20" />
            <circle cx="60" cy="60" r="36" />
            <circle cx="60" cy="60" r="52" />
          </svg>
          <h1>{say(title)}</h1>
          <p class="lead">{say(body)}</p>
        </div>
      </main>
    </Frame>
  );
}
