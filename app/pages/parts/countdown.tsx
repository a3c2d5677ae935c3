// A count in seconds: a ring and a number for the eye, and a few spoken moments for the ear.
import { useSay, Words } from '../words.tsx';
import { spokenSeconds } from './spoken-seconds.ts';

interface CountdownProps {
  readonly left: number;
  readonly all: number;
  readonly small?: boolean;
}

export function Countdown({ left, all, small = false }: CountdownProps) {
  const say = useSay();
  const spoken = spokenSeconds(left);
  return (
    <>
      <div
        class={small ? 'count small' : 'count'}
        style={{ '--part': String(all > 0 ? left / all : 0) }}
        aria-hidden="true"
      >
        <span>{left}</span>
        {!small && <small>{say('idle-seconds')}</small>}
      </div>
      <span class="unseen" role="timer" aria-live="polite">
        {spoken !== null && <Words words="idle-said" values={{ seconds: spoken }} />}
      </span>
    </>
  );
}
