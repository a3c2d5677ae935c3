// The shell’s page: one screen at a time, as main says; sends back what somebody pressed.
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Screen, ShellBridge, ShellView } from '../../../contract/shell-page.ts';
import { applyLook } from '../look.ts';
import { SpeakingProvider, speaker } from '../words.tsx';
import { Closed } from './closed.tsx';
import { Hung } from './hung.tsx';
import { Idle } from './idle.tsx';
import { OutOfService } from './out-of-service.tsx';
import { ReceiptScreen } from './receipt.tsx';
import { StaffMenu } from './staff-menu.tsx';
import { StaffPin } from './staff-pin.tsx';
import { Welcome } from './welcome.tsx';
import { Wiping } from './wiping.tsx';

/** Put there by app/preload/shell.ts. */
declare const lethe: ShellBridge;

const press: ShellBridge['press'] = (pressed) => lethe.press(pressed);

/** Dark by design, so that a closed or staff screen is told apart from across the room. */
const darkScreens: ReadonlySet<Screen['screen']> = new Set(['closed', 'staff-pin', 'staff-menu']);

function Current({ view }: { view: ShellView }) {
  const { screen } = view;
  switch (screen.screen) {
    case 'welcome':
      return <Welcome view={view} screen={screen} press={press} />;
    case 'behind':
      return <div class="behind" aria-hidden="true" />;
    case 'idle':
      return <Idle view={view} screen={screen} press={press} />;
    case 'wiping':
      return <Wiping view={view} screen={screen} press={press} />;
    case 'receipt':
      return <ReceiptScreen view={view} screen={screen} press={press} />;
    case 'out-of-service':
      return <OutOfService view={view} screen={screen} press={press} />;
    case 'hung':
      return <Hung view={view} screen={screen} press={press} />;
    case 'closed':
      return <Closed view={view} screen={screen} press={press} />;
    case 'staff-pin':
      return <StaffPin view={view} screen={screen} press={press} />;
    case 'staff-menu':
      return <StaffMenu view={view} screen={screen} press={press} />;
  }
}

/** Milliseconds from one sign that the screen still paints to the next: often enough for main to notice its absence. */
const betweenSigns = 5000;

/** A frame later what was rendered is on the screen; the frame after says so. */
function usePainted(): void {
  useEffect(() => {
    let frame = 0;
    const sign = (): void => {
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => press({ press: 'painted' }));
      });
    };
    sign();
    const timer = setInterval(sign, betweenSigns);
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(frame);
    };
  }, []);
}

function Shell({ view }: { view: ShellView }) {
  usePainted();
  return (
    <SpeakingProvider value={speaker(view.language)}>
      <Current view={view} key={view.screen.screen} />
    </SpeakingProvider>
  );
}

lethe.onView((view) => {
  applyLook({ language: view.language, look: view.look, dark: darkScreens.has(view.screen.screen) });
  render(<Shell view={view} />, document.body);
});
