// “Are you still here?” The page is hidden; any key or touch brings it back and is not passed on; End ends.
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/controls.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle } from '../words.tsx';
import type { PressOf, ScreenProps } from './kind.ts';
import { meaningOf } from './still-here.ts';
import { VisitBar } from './visit-bar.tsx';

/**
 * Listens before anything else on the page does, so that a key answers the question and nothing more. The answer waits
 * until the key is up again: its release would otherwise reach the patron's page, which comes back with the answer.
 */
function useAnyKey(press: PressOf): void {
  useEffect(() => {
    const down = new Set<string>();
    let answered = false;
    const onKey = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const meaning = meaningOf(event);
      if (event.type === 'keydown') down.add(event.code);
      else down.delete(event.code);
      if (meaning === 'end') return event.type === 'keydown' ? press({ press: 'end' }) : undefined;
      answered ||= meaning === 'still-here';
      if (!answered || down.size > 0) return;
      answered = false;
      press({ press: 'still-here' });
    };
    for (const kind of ['keydown', 'keyup'] as const) document.addEventListener(kind, onKey, true);
    return () => {
      for (const kind of ['keydown', 'keyup'] as const) document.removeEventListener(kind, onKey, true);
    };
  }, [press]);
}

/** The display gives the release of a button or a finger to whoever had the press of it. */
function useAnyTouch(press: PressOf): void {
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      const onEnd = event.target instanceof Element && event.target.closest('.end') !== null;
      if (!onEnd) press({ press: 'still-here' });
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [press]);
}

export function Idle({ view, screen, press }: ScreenProps<'idle'>) {
  const say = useSay();
  const stay = useFocusFirst<HTMLButtonElement>();
  useTitle(say('idle-title'));
  useAnyKey(press);
  useAnyTouch(press);
  return (
    <>
      <VisitBar view={view} press={press} />
      <div class="desk">
        <div
          class="cover full"
          role="alertdialog"
          aria-modal="true"
          aria-labelledby="idle-title"
          aria-describedby="idle-body"
        >
          <div class="middle">
            <Countdown left={screen.secondsLeft} all={screen.seconds} />
            <h1 id="idle-title">{say('idle-title')}</h1>
            <p class="lead" id="idle-body">
              {say('idle-body')}
            </p>
            <Button words="idle-stay" kind="main" element={stay} press={() => press({ press: 'still-here' })} />
            <p class="note">{say('idle-any')}</p>
          </div>
        </div>
      </div>
    </>
  );
}
