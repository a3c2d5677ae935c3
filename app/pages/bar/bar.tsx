// The session’s bar: shows what main says, sends back what the patron pressed, and reports how tall it is.
import { type RefObject, render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { BarBridge, BarView } from '../../../contract/bar-page.ts';
import { applyLook } from '../look.ts';
import { SpeakingProvider, speaker, useSay, useTitle } from '../words.tsx';
import { Announcer } from './announcer.tsx';
import { EndPanel } from './end-panel.tsx';
import { Find } from './find.tsx';
import { Header } from './header.tsx';
import { escapeFrom, isLast, leave } from './keys.ts';
import type { BarProps } from './kind.ts';
import { About, Look, More, Zoom } from './panels.tsx';
import { SignIn } from './sign-in.tsx';
import { NoticeStrip, TimeStrip } from './strips.tsx';

/** Put there by app/preload/bar.ts. */
declare const lethe: BarBridge;

const press: BarBridge['press'] = (pressed) => lethe.press(pressed);

function Hanging({ view }: Pick<BarProps, 'view'>) {
  const { hanging } = view;
  switch (hanging.hangs) {
    case 'nothing':
    case 'find':
      return null;
    case 'about':
      return <About view={view} press={press} />;
    case 'zoom':
      return <Zoom view={view} press={press} />;
    case 'more':
      return <More view={view} press={press} />;
    case 'look':
      return <Look view={view} press={press} />;
    case 'end':
      return <EndPanel secondsLeft={hanging.secondsLeft} press={press} />;
    case 'sign-in':
      return <SignIn host={hanging.host} secure={hanging.secure} press={press} />;
  }
}

/** Main lays the page out below the bar and its strips, however tall text size and warnings make them. */
function useHeight(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (!element.current) return;
    const { current } = element;
    const tell = () => press({ press: 'height', pixels: Math.ceil(current.getBoundingClientRect().height) });
    const observer = new ResizeObserver(tell);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}

interface Stops {
  readonly address: RefObject<HTMLButtonElement | null>;
  readonly end: RefObject<HTMLButtonElement | null>;
}

/** F6 goes page, address, End, page. */
function useKeys(hangs: BarView['hanging']['hangs'], { address, end }: Stops): void {
  useEffect(() => {
    const onF6 = () => {
      if (hangs === 'end') press({ press: 'end-keep' });
      else if (document.activeElement === end.current) leave(press);
      else if (document.activeElement === address.current || !address.current) end.current?.focus();
      else address.current.focus();
    };
    const onKey = (event: KeyboardEvent) => {
      const { key, shiftKey } = event;
      const out = key === 'Tab' && !shiftKey && hangs === 'nothing' && isLast(document.activeElement ?? document.body);
      if (key !== 'F6' && key !== 'Escape' && !out) return;
      event.preventDefault();
      if (out) leave(press);
      else if (key === 'F6') onF6();
      else escapeFrom(hangs, press);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [hangs, address, end]);
}

/** When the keyboard comes from the page it stands nowhere here yet: it begins at the address. */
function useArrival({ address, end }: Stops): void {
  useEffect(() => {
    const onFocus = () => {
      if (document.activeElement === document.body) (address.current ?? end.current)?.focus();
    };
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [address, end]);
}

const closable: ReadonlySet<BarView['hanging']['hangs']> = new Set(['about', 'find', 'zoom', 'more', 'look']);

function Bar({ view }: { view: BarView }) {
  const say = useSay();
  const top = useRef<HTMLDivElement>(null);
  const address = useRef<HTMLButtonElement>(null);
  const end = useRef<HTMLButtonElement>(null);
  const { hangs } = view.hanging;
  useTitle(say('bar'));
  useHeight(top);
  useKeys(hangs, { address, end });
  useArrival({ address, end });
  const closeOutside = ({ target, currentTarget }: { target: unknown; currentTarget: EventTarget }) => {
    if (target === currentTarget && closable.has(hangs)) escapeFrom(hangs, press);
  };
  return (
    <>
      <header class="top" ref={top}>
        <Header view={view} press={press} address={address} end={end} />
        <TimeStrip view={view} press={press} />
        <NoticeStrip view={view} press={press} />
        {hangs === 'find' && <Find view={view} press={press} />}
      </header>
      <div class="desk" onPointerDown={closeOutside}>
        <Hanging view={view} />
      </div>
      <Announcer view={view} />
    </>
  );
}

lethe.onView((view) => {
  applyLook({ language: view.language, look: view.look });
  render(
    <SpeakingProvider value={speaker(view.language)}>
      <Bar view={view} />
    </SpeakingProvider>,
    document.body,
  );
});
