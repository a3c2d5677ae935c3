// A whole screen of the station: head with the place, middle, foot.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ShellView } from '../../../contract/shell-page.ts';
import { Button } from '../parts/controls.tsx';
import { LookChoices } from '../parts/look-choices.tsx';
import { Place } from '../parts/place.tsx';
import { useSay } from '../words.tsx';
import type { PressOf } from './kind.ts';
import { Modal } from './modal.tsx';

interface FrameProps {
  readonly view: ShellView;
  readonly press: PressOf;
  readonly children: ComponentChildren;
  /** What stands in the corner of the head; nothing when absent. */
  readonly corner?: ComponentChildren;
  readonly foot?: ComponentChildren;
}

export function Frame({ view, press, children, corner, foot }: FrameProps) {
  return (
    <div class="screen">
      <header class="head">
        <Place place={view.place} name={view.name} held={() => press({ press: 'staff-door' })} />
        <div class="row">{corner}</div>
      </header>
      {children}
      <footer class={foot ? 'foot' : undefined}>{foot}</footer>
    </div>
  );
}

/** The button in the corner that opens text size and contrast, and what it opens. */
export function LookCorner({ view, press }: { view: ShellView; press: PressOf }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button words="look-open" icon="text" opens press={() => setOpen(true)} />
      {open && (
        <Modal title={say('look-title')} close={() => setOpen(false)} done="done">
          <LookChoices look={view.look} choose={(look) => press({ press: 'look', look })} />
        </Modal>
      )}
    </>
  );
}

/** Whom to ask: the foot of a screen that somebody may be stuck at. */
export function HelpFoot() {
  const say = useSay();
  return (
    <div>
      <h2>{say('welcome-help')}</h2>
      <p>{say('welcome-help-more')}</p>
    </div>
  );
}
