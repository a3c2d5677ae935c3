// The row of tools: back, forward, reload, home, address, find, zoom, more.
import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import { percent } from '../speech.ts';
import { useSay, Words } from '../words.tsx';
import { Address } from './address.tsx';
import type { BarProps, PlainPress, PressOf } from './kind.ts';

interface ToolProps {
  readonly say: string;
  readonly icon: IconName;
  readonly does: PlainPress;
  readonly press: PressOf;
  readonly can?: boolean;
  readonly class?: string;
}

/** What can’t be done now keeps its place and its focus, and says that it can’t. */
function Tool({ say, icon, does, press, can = true, class: looks = 'tool' }: ToolProps) {
  return (
    <button
      type="button"
      class={looks}
      aria-label={say}
      aria-disabled={can ? undefined : true}
      onClick={() => can && press({ press: does })}
    >
      <Icon icon={icon} />
    </button>
  );
}

interface OpenerProps extends BarProps {
  readonly what: 'find' | 'zoom' | 'more';
  readonly say: string;
  readonly icon: IconName;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

function Opener({ view, press, what, say, icon, class: looks = 'tool', children }: OpenerProps) {
  const open = view.hanging.hangs === what;
  return (
    <button
      type="button"
      class={looks}
      aria-label={say}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => press({ press: 'hang', what: open ? 'nothing' : what })}
    >
      <Icon icon={icon} />
      {children}
    </button>
  );
}

function Zoom({ view, press }: BarProps) {
  const say = useSay();
  const part = percent(view.zoomPercent / 100);
  return (
    <Opener view={view} press={press} what="zoom" say={say('bar-zoom', { part })} icon="zoom" class="tool spare">
      <span class="number optional">
        <Words words="look-percent" values={{ part }} />
      </span>
    </Opener>
  );
}

function Reload({ view, press }: BarProps) {
  const say = useSay();
  return view.loading ? (
    <Tool say={say('bar-stop')} icon="close" does="stop" press={press} />
  ) : (
    <Tool say={say('bar-reload')} icon="reload" does="reload" press={press} />
  );
}

interface ToolsProps extends BarProps {
  readonly address: Ref<HTMLButtonElement>;
  /** The main panel asks something: everything but End waits. */
  readonly inert: boolean;
}

/** The bar of an open-access station. */
export function Tools({ view, press, address, inert }: ToolsProps) {
  const say = useSay();
  return (
    <div class="bar-tools" inert={inert}>
      <Tool say={say('bar-back')} icon="back" does="back" can={view.canGoBack} press={press} />
      <Tool
        say={say('bar-forward')}
        icon="forward"
        does="forward"
        can={view.canGoForward}
        class="tool spare"
        press={press}
      />
      <Reload view={view} press={press} />
      <Tool say={say('go-home')} icon="home" does="home" press={press} />
      <Address view={view} press={press} element={address} />
      <Opener view={view} press={press} what="find" say={say('bar-find')} icon="magnifier" class="tool optional" />
      <Zoom view={view} press={press} />
      <Opener view={view} press={press} what="more" say={say('bar-more')} icon="more" />
    </div>
  );
}

/** The bar of a quick-lookup station: back, a new search, the address. */
export function SmallTools({ view, press, address, inert }: ToolsProps) {
  const say = useSay();
  return (
    <div class="bar-tools" inert={inert}>
      <Tool say={say('bar-back')} icon="back" does="back" can={view.canGoBack} press={press} />
      <button type="button" class="tool" onClick={() => press({ press: 'home' })}>
        <Icon icon="magnifier" />
        <span>{say('bar-new-search')}</span>
      </button>
      <Address view={view} press={press} element={address} />
      <Zoom view={view} press={press} />
      <Opener view={view} press={press} what="more" say={say('bar-more')} icon="more" />
    </div>
  );
}
