// Whether what is shown is so now: a mark whose shape changes, a word, and the time. Colour only helps.
import { live, openLive } from '../link/live.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { clockText } from '../say/times.ts';
import { useSay } from '../say/words.ts';
import { held, showWaiting } from './held.ts';

const marks = {
  live: <circle class="fill" cx="6" cy="6" r="4" />,
  not: <path class="line" d="M2 2l8 8M10 2l-8 8" />,
  held: <path class="fill" d="M2 1h3v10H2zM7 1h3v10H7z" />,
} as const;

function Mark({ of }: { readonly of: keyof typeof marks }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {marks[of]}
    </svg>
  );
}

/** Nothing is announced from here: times change silently, and what matters is said by the announcer. */
export function LiveMark() {
  const say = useSay();
  const { status, asOf } = useStore(live);
  const { waiting } = useStore(held);
  const spoken = useStore(language);
  if (status === 'loading') return null;
  const time = say('live-as-of', { time: clockText(spoken, asOf) });
  if (status !== 'live') {
    return (
      <p class="live live-not">
        <Mark of="not" />
        <b>{say('live-not')}</b> {asOf > 0 && <span>{time}</span>}
      </p>
    );
  }
  if (waiting > 0) {
    return (
      <p class="live">
        <Mark of="held" />
        <b>{say('live-held')}</b> <span>{say('live-waiting', { n: waiting })}</span>{' '}
        <button type="button" onClick={showWaiting}>
          {say('live-show')}
        </button>
      </p>
    );
  }
  return (
    <p class="live">
      <Mark of="live" />
      <b>{say('live')}</b> <span>{time}</span>
    </p>
  );
}

/** Last data stay, drained of colour, under a sentence that says since when. */
export function StaleBanner() {
  const say = useSay();
  const { status, asOf } = useStore(live);
  const spoken = useStore(language);
  if (status !== 'stale') return null;
  return (
    <div class="banner banner-stale" role="status">
      <p>
        <b>{say('state-stale', { time: clockText(spoken, asOf) })}</b> {say('state-stale-more')}
      </p>
      <button type="button" onClick={openLive}>
        {say('state-again')}
      </button>
    </div>
  );
}
