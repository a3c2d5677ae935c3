// What staff may do at this computer. Nothing of a patron’s visit stands here.
import { useEffect } from 'preact/hooks';
import type { Press, Screen } from '../../../contract/shell-page.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useSay, useTitle } from '../words.tsx';
import { Frame } from './frame.tsx';
import type { ScreenProps } from './kind.ts';

type Menu = Extract<Screen, { screen: 'staff-menu' }>;
type Choice = Extract<Press, { press: 'staff' }>['choice'];

interface Offer {
  readonly choice: Choice;
  readonly icon: IconName;
  readonly words: string;
  readonly more: string;
}

const end: Offer = { choice: 'end', icon: 'door', words: 'staff-end', more: 'staff-end-more' };
const addTime: Offer = { choice: 'add-time', icon: 'clock', words: 'staff-time', more: 'staff-time-more' };
const check: Offer = { choice: 'check', icon: 'shield', words: 'staff-check', more: 'staff-check-more' };
const close: Offer = { choice: 'close', icon: 'moon', words: 'staff-close', more: 'staff-close-more' };
const open: Offer = { choice: 'open', icon: 'sun', words: 'staff-open', more: 'staff-open-more' };
const leave: Offer = { choice: 'leave', icon: 'outside', words: 'staff-leave', more: 'staff-leave-more' };

/** Only what can be done now is offered: no visit, nothing to end; no limit, no time to add. */
export function offersOf({ visit, mayAddTime, closed }: Menu): readonly Offer[] {
  return [...(visit ? [end] : []), ...(visit && mayAddTime ? [addTime] : []), check, closed ? open : close, leave];
}

const states: Record<Menu['state'], string> = {
  clean: 'state-clean',
  open: 'state-open',
  wiping: 'state-wiping',
  blocked: 'state-blocked',
  away: 'state-away',
};
const wipes: Record<Menu['lastWipe'], string> = {
  clean: 'wiped-clean',
  residue: 'wiped-residue',
  unseen: 'wiped-unseen',
  none: 'wiped-none',
};

function Health({ screen }: { screen: Menu }) {
  const say = useSay();
  return (
    <section class="card" aria-labelledby="health">
      <h2 id="health">{say('staff-health')}</h2>
      <dl class="facts">
        <dt>{say('staff-state')}</dt>
        <dd>{say(states[screen.state])}</dd>
        <dt>{say('staff-wiped')}</dt>
        <dd>{say(wipes[screen.lastWipe])}</dd>
        <dt>{say('staff-version')}</dt>
        <dd>
          <bdi>{screen.version}</bdi>
        </dd>
      </dl>
    </section>
  );
}

function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [leave]);
}

export function StaffMenu({ view, screen, press }: ScreenProps<'staff-menu'>) {
  const say = useSay();
  const back = () => press({ press: 'staff', choice: 'back' });
  useTitle(say('staff-menu'));
  useEscape(back);
  return (
    <Frame view={view} press={press} corner={<Button words="staff-back" icon="back" press={back} />}>
      <main class="stack staff-main">
        <h1>{say('staff-menu')}</h1>
        <div class="aside menu">
          <div class="choices">
            {offersOf(screen).map(({ choice, icon, words, more }) => (
              <button key={choice} type="button" class="button" onClick={() => press({ press: 'staff', choice })}>
                <Icon icon={icon} />
                <span>
                  {say(words)}
                  <small>{say(more)}</small>
                </span>
              </button>
            ))}
          </div>
          <Health screen={screen} />
        </div>
        <p class="note">{say('staff-blind')}</p>
      </main>
    </Frame>
  );
}
