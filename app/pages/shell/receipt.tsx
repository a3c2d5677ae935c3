// The receipt: what was checked and how much is left, never what there was. Any key or touch holds it a while longer.
import { useEffect, useState } from 'preact/hooks';
import { linesFor } from '../../../contract/people-lines.ts';
import type { Containment, EndReason } from '../../../contract/words.ts';
import { Icon } from '../icons.tsx';
import { Button } from '../parts/controls.tsx';
import { useFocusFirst } from '../parts/focus.ts';
import { useSay, useTitle, Words } from '../words.tsx';
import { Frame } from './frame.tsx';
import type { PressOf, ScreenProps } from './kind.ts';
import { ReceiptLine } from './receipt-line.tsx';

const reasons: Record<EndReason, string> = {
  patron: 'receipt-patron',
  idle: 'receipt-idle',
  limit: 'receipt-limit',
  staff: 'receipt-staff',
  crash: 'receipt-crash',
  'last-tab': 'receipt-last',
};

const ways: Record<Containment, string> = { bubblewrap: 'receipt-bubblewrap', directory: 'receipt-directory' };

/** Somebody is reading. Done has its own meaning and is left alone. */
function useHolding(press: PressOf): void {
  useEffect(() => {
    const hold = (event: Event) => {
      const onDone = event.target instanceof Element && event.target.closest('.button.main') !== null;
      if (!onDone || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' '))
        press({ press: 'receipt-hold' });
    };
    document.addEventListener('keydown', hold);
    document.addEventListener('pointerdown', hold);
    return () => {
      document.removeEventListener('keydown', hold);
      document.removeEventListener('pointerdown', hold);
    };
  }, [press]);
}

function Head({ screen }: Pick<ScreenProps<'receipt'>, 'screen'>) {
  const say = useSay();
  const { checks, left } = screen.receipt;
  return (
    <div class="slip-head" role="status">
      <span class={left === 0 ? 'seal' : 'seal warn'}>
        <Icon icon={left === 0 ? 'tick' : 'about'} />
      </span>
      <div>
        <h1>{say('receipt-title')}</h1>
        <p class="lead">
          <Words words="receipt-sum" values={{ checks: checks.length, left }} />
        </p>
      </div>
    </div>
  );
}

export function ReceiptScreen({ view, screen, press }: ScreenProps<'receipt'>) {
  const say = useSay();
  const done = useFocusFirst<HTMLButtonElement>();
  const [explained, setExplained] = useState(false);
  const { receipt, reason, full } = screen;
  useTitle(say('receipt-page'));
  useHolding(press);
  return (
    <Frame view={view} press={press}>
      <main class="middle wide">
        <div class="slip stack">
          <Head screen={screen} />
          <div class="row apart">
            <p>{full ? say('receipt-full') : say(reasons[reason])}</p>
            <p class="note">{say(ways[receipt.containment])}</p>
          </div>
          <section class="wide" id="receipt-list">
            <h2 class="unseen">{say('receipt-list')}</h2>
            <ul class={explained ? 'explained' : undefined}>
              {linesFor(receipt).map((line) => (
                <ReceiptLine key={line.id} line={line} receipt={receipt} explained={explained} />
              ))}
            </ul>
          </section>
          <div class="slip-foot">
            <button
              type="button"
              class="button plain"
              aria-expanded={explained}
              aria-controls="receipt-list"
              onClick={() => setExplained(!explained)}
            >
              {explained ? say('receipt-how-less') : say('receipt-how')}
            </button>
            <Button words="done" kind="main" element={done} press={() => press({ press: 'receipt-done' })} />
          </div>
        </div>
        <p class="note">{say('receipt-closes')}</p>
      </main>
    </Frame>
  );
}
