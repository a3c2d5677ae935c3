// The station can’t be used: kind words for people, a code, what happened and what to do for staff.
import { Icon } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useSay, useTitle, Words } from '../words.tsx';
import { Frame, HelpFoot, LookCorner } from './frame.tsx';
import type { ScreenProps } from './kind.ts';
import { Languages } from './languages.tsx';

function ForStaff({ screen, press }: Pick<ScreenProps<'out-of-service'>, 'screen' | 'press'>) {
  const say = useSay();
  const { code, place } = screen;
  return (
    <section class="card stack" aria-labelledby="for-staff">
      <div class="row apart">
        <h2 id="for-staff">{say('out-staff')}</h2>
        <span class="tag">
          {say('out-code')} <bdi class="code">{code}</bdi>
        </span>
      </div>
      <div class="stack close">
        <h3 class="note">{say('out-meaning')}</h3>
        <p>{say(`problem-${code}-says`)}</p>
        {place && (
          <p class="code">
            <Words words="out-place" values={{ line: place.line, column: place.column, key: place.key }} />
          </p>
        )}
      </div>
      <div class="stack close">
        <h3 class="note">{say('out-remedy')}</h3>
        <ol class="steps">
          <li>
            <span>{say(`problem-${code}-remedy`)}</span>
          </li>
          <li>
            <span>{say('out-again')}</span>
          </li>
        </ol>
      </div>
      <Button words="staff-menu" icon="wrench" press={() => press({ press: 'staff-door' })} />
    </section>
  );
}

export function OutOfService({ view, screen, press }: ScreenProps<'out-of-service'>) {
  const say = useSay();
  useTitle(say('out-title'));
  return (
    <Frame view={view} press={press} corner={<LookCorner view={view} press={press} />} foot={<HelpFoot />}>
      <main class="halves even">
        <div class="stack" role="status">
          <span class="seal plain">
            <Icon icon="moon" />
          </span>
          <h1 class="greeting smaller">{say('out-title')}</h1>
          <p class="lead">{say('out-body')}</p>
          <Languages view={view} press={press} />
        </div>
        <ForStaff screen={screen} press={press} />
      </main>
    </Frame>
  );
}
