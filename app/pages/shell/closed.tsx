// Staff have closed this computer; it stays closed until staff open it.
import { Icon } from '../icons.tsx';
import { useSay, useTitle } from '../words.tsx';
import { Frame } from './frame.tsx';
import type { ScreenProps } from './kind.ts';
import { Languages } from './languages.tsx';

export function Closed({ view, press }: ScreenProps<'closed'>) {
  const say = useSay();
  useTitle(say('closed-title'));
  return (
    <Frame view={view} press={press}>
      <main>
        <div class="stack">
          <div class="stack" role="status">
            <span class="seal plain">
              <Icon icon="moon" />
            </span>
            <h1 class="greeting">{say('closed-title')}</h1>
            <p class="lead">{say('closed-body')}</p>
          </div>
          <Languages view={view} press={press} />
        </div>
      </main>
    </Frame>
  );
}
