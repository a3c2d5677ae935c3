// Our mark and what this is.
import { useSay } from '../say/words.ts';

export function Brand() {
  const say = useSay();
  return (
    <div class="brand">
      <svg viewBox="0 0 32 20" aria-hidden="true" focusable="false">
        <path d="M1 5c5-5 10 5 15 0s10-5 15 0M1 11c5-5 10 5 15 0s10-5 15 0" />
        <path class="faint" d="M1 17c5-5 10 5 15 0" />
      </svg>
      <p>
        <b>{say('lethe')}</b> <span>{say('lethe-what')}</span>
      </p>
    </div>
  );
}
