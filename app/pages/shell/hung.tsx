// The visit’s programs don’t answer. End still works, because this screen is drawn by another program.
import { Icon } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle } from '../words.tsx';
import type { ScreenProps } from './kind.ts';
import { VisitBar } from './visit-bar.tsx';

export function Hung({ view, press }: ScreenProps<'hung'>) {
  const say = useSay();
  const wait = useFocusFirst<HTMLButtonElement>();
  useTitle(say('hung-title'));
  return (
    <>
      <VisitBar view={view} press={press} />
      <div class="desk">
        <main class="cover full">
          <div class="middle" role="status">
            <span class="seal plain">
              <Icon icon="clock" />
            </span>
            <h1>{say('hung-title')}</h1>
            <p class="lead">{say('hung-body')}</p>
            <div class="row">
              <Button words="hung-wait" kind="main" element={wait} press={() => press({ press: 'wait' })} />
              <Button words="bar-end" kind="big" press={() => press({ press: 'end' })} />
            </div>
          </div>
        </main>
      </div>
    </>
  );
}
