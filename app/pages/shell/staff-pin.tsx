// The staff door: a PIN on keys or pad. Dots say how many digits, never which.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '../parts/controls.tsx';
import { useSay, useTitle, Words } from '../words.tsx';
import { Frame } from './frame.tsx';
import type { PressOf, ScreenProps } from './kind.ts';
import { afterKey, mayEnter } from './pin-digits.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface PadProps {
  readonly type: (key: string) => void;
  readonly locked: boolean;
}

function Digit({ digit, type }: { digit: string; type: PadProps['type'] }) {
  return (
    <button type="button" class="button" onClick={() => type(digit)}>
      {digit}
    </button>
  );
}

function Pad({ type, locked }: PadProps) {
  const say = useSay();
  return (
    <div class="pad" inert={locked}>
      {digits.map((digit) => (
        <Digit key={digit} digit={digit} type={type} />
      ))}
      <IconButton say={say('staff-delete')} icon="delete" press={() => type('Backspace')} />
      <Digit digit="0" type={type} />
      <IconButton say={say('staff-enter')} icon="tick" class="button enter" press={() => type('Enter')} />
    </div>
  );
}

/** What a key does to the digits typed so far, faster than a page is drawn; a PIN that is sent is forgotten here at once. */
function useDigits(press: PressOf, locked: boolean): { count: number; type: (key: string) => void } {
  const typed = useRef('');
  const [count, setCount] = useState(0);
  const change = (next: string) => {
    typed.current = next;
    setCount(next.length);
  };
  const type = (key: string) => {
    if (key === 'Escape') return press({ press: 'staff', choice: 'back' });
    if (locked) return;
    if (key !== 'Enter') return change(afterKey(typed.current, key));
    if (!mayEnter(typed.current)) return;
    press({ press: 'staff-pin', pin: typed.current });
    change('');
  };
  return { count, type };
}

/** Keys work wherever the focus is, but a focused button keeps its own Enter and Space. */
function useKeys(type: (key: string) => void): void {
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Enter' && target instanceof HTMLButtonElement) return;
      type(key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [type]);
}

function Message({ screen }: Pick<ScreenProps<'staff-pin'>, 'screen'>) {
  const say = useSay();
  const { lockedSeconds, wrong, triesLeft } = screen;
  if (lockedSeconds > 0)
    return (
      <p class="tag warn large" role="alert">
        <Words words="staff-locked" values={{ seconds: lockedSeconds }} />
      </p>
    );
  if (wrong)
    return (
      <p class="tag warn large" role="alert">
        <Words words="staff-wrong" values={{ count: triesLeft }} />
      </p>
    );
  return <p class="lead">{say('staff-body')}</p>;
}

function Entry({ screen, press }: Pick<ScreenProps<'staff-pin'>, 'screen' | 'press'>) {
  const say = useSay();
  const locked = screen.lockedSeconds > 0;
  const { count, type } = useDigits(press, locked);
  useKeys(type);
  return (
    <>
      <Message screen={screen} />
      <div class="dots" role="img" aria-label={say('staff-entered', { count })}>
        {Array.from({ length: count }, (_, at) => (
          <i key={`digit ${at + 1}`} />
        ))}
      </div>
      <Pad type={type} locked={locked} />
    </>
  );
}

/** There is nothing to enter; Escape leaves here too. */
function NoPin({ press }: Pick<ScreenProps<'staff-pin'>, 'press'>) {
  const say = useSay();
  useKeys((key) => {
    if (key === 'Escape') press({ press: 'staff', choice: 'back' });
  });
  return <p class="lead">{say('staff-absent')}</p>;
}

export function StaffPin({ view, screen, press }: ScreenProps<'staff-pin'>) {
  const say = useSay();
  useTitle(say('staff-title'));
  const back = <Button words="staff-back" icon="back" press={() => press({ press: 'staff', choice: 'back' })} />;
  return (
    <Frame view={view} press={press} corner={back}>
      <main class="middle">
        <h1>{say('staff-title')}</h1>
        {screen.absent ? <NoPin press={press} /> : <Entry screen={screen} press={press} />}
      </main>
    </Frame>
  );
}
