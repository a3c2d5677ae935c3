// “End and erase your visit?” Doing nothing erases; a double Enter can’t, and neither can a double touch.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/controls.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { useSay } from '../words.tsx';
import type { PressOf } from './kind.ts';
import { Panel } from './panel.tsx';

/** How long “Erase now” stays deaf, in milliseconds: the second half of a double touch falls into it. */
const deafMilliseconds = 500;

/** Keep browsing gets the keyboard when the panel appears; the moment of that is kept. */
function useAppearance() {
  const keep = useRef<HTMLButtonElement>(null);
  const since = useRef(0);
  useLayoutEffect(() => {
    since.current = performance.now();
    keep.current?.focus();
  }, []);
  return { keep, settled: () => performance.now() - since.current >= deafMilliseconds };
}

export function EndPanel({ secondsLeft, press }: { secondsLeft: number; press: PressOf }) {
  const say = useSay();
  const { keep, settled } = useAppearance();
  const all = useRef(secondsLeft);
  return (
    <>
      <div class="cover" />
      <Panel at="at-end" alert labelledBy="end-title" describedBy="end-body">
        <div class="stack">
          <div class="end-head">
            <Countdown left={secondsLeft} all={all.current} small />
            <h1 id="end-title">{say('end-title')}</h1>
          </div>
          <p id="end-body">{say('end-body')}</p>
          <div class="row acts">
            <Button words="end-keep" kind="big" element={keep} press={() => press({ press: 'end-keep' })} />
            <Button words="end-now" kind="ending" press={() => settled() && press({ press: 'end-now' })} />
          </div>
          <p class="note">{say('end-itself')}</p>
        </div>
      </Panel>
    </>
  );
}
