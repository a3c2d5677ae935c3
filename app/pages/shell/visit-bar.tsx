// The bar without tabs and address: a visit is open, but what is in it is nobody’s business just now.
import type { ShellView } from '../../../contract/shell-page.ts';
import { Icon } from '../icons.tsx';
import { EndCorner } from '../parts/controls.tsx';
import { useSay } from '../words.tsx';
import type { PressOf } from './kind.ts';

export function VisitBar({ view, press }: { view: ShellView; press: PressOf }) {
  const say = useSay();
  return (
    <header>
      <section class="bar" aria-label={say('bar')}>
        <p class="bar-tabs place">
          <Icon icon="mark" />
          <bdi>{view.place}</bdi>
        </p>
        <div class="bar-tools" />
        <EndCorner press={() => press({ press: 'end' })} />
      </section>
    </header>
  );
}
