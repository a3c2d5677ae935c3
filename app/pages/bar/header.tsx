// The trusted bar itself, in its three shapes: full, small for quick lookup, slim in full screen.
import type { Ref } from 'preact';
import { Icon } from '../icons.tsx';
import { EndCorner } from '../parts/controls.tsx';
import { useSay, Words } from '../words.tsx';
import { Where } from './address.tsx';
import type { BarProps } from './kind.ts';
import { Tabs } from './tabs.tsx';
import { SmallTools, Tools } from './tools.tsx';

interface HeaderProps extends BarProps {
  readonly address: Ref<HTMLButtonElement>;
  readonly end: Ref<HTMLButtonElement>;
}

/** Minutes, never seconds; nothing at all when the visit has no limit. */
function Time({ view }: Pick<BarProps, 'view'>) {
  const { minutesLeft, warning } = view.time;
  if (minutesLeft === null) return null;
  return (
    <p class={warning === 'none' ? 'time' : 'time low'}>
      <Icon icon="clock" />
      <span>
        <Words words={warning === 'one' ? 'bar-time-last' : 'bar-time'} values={{ minutes: minutesLeft }} />
      </span>
    </p>
  );
}

function SlimTools({ view, press, inert }: BarProps & { inert: boolean }) {
  const say = useSay();
  return (
    <div class="bar-tools" inert={inert}>
      <button type="button" class="tool" onClick={() => press({ press: 'leave-full-screen' })}>
        <Icon icon="unfull" />
        <span>{say('bar-full-leave')}</span>
      </button>
      <span class="address plain">
        <Where view={view} />
      </span>
    </div>
  );
}

/** A quick-lookup station gets its small bar, unless there is more than one tab to choose from. */
function shapeOf({ kind, tabs, fullScreen }: BarProps['view']): 'slim' | 'small' | 'full' {
  if (fullScreen) return 'slim';
  return kind === 'quick-lookup' && tabs.length < 2 ? 'small' : 'full';
}

export function Header({ view, press, address, end }: HeaderProps) {
  const say = useSay();
  const shape = shapeOf(view);
  const { hangs } = view.hanging;
  const inert = hangs === 'end' || hangs === 'sign-in';
  const tools = { view, press, address, inert };
  return (
    <section class={shape === 'full' ? 'bar' : `bar ${shape}`} aria-label={say('bar')}>
      {shape === 'full' && <Tabs view={view} press={press} />}
      <Time view={view} />
      {shape === 'full' && <Tools {...tools} />}
      {shape === 'small' && <SmallTools {...tools} />}
      {shape === 'slim' && <SlimTools view={view} press={press} inert={inert} />}
      <EndCorner element={end} press={() => hangs !== 'end' && press({ press: 'end' })} />
      {view.loading && <div class="progress" role="progressbar" aria-label={say('bar-loading')} />}
    </section>
  );
}
