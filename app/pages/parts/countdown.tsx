// A count in seconds: a ring and a number for the eye, and a few spoken moments for the ear.
import { useSay, Words } from '../words.tsx';

const moments = [5, 10, 20] as const;

/** The last of 20, 10 and 5 that has been reached; null before. Saying every second would drown everything else. */
export function spokenSeconds(secondsLeft: number): number | null {
  return moments.find((moment) => secondsLeft <= moment) ?? null;
}

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
