// The demonstration station as a window on somebody's own display, until they leave it or press Ctrl+C.
import { once } from 'node:events';
import { startOwnDemonstration } from '../../test/demonstration/own-process.ts';
import { demonstrationPin, demonstrationPolicyText } from '../../test/demonstration/policy.ts';
import type { Display } from '../../test/support/station/display.ts';
import { startStation } from '../../test/support/station/station.ts';

const words = `
A demonstration station opens in a window, with a small library of its own. Nothing leaves this machine.

  Start        press Start or Enter
  End          the yellow corner, or Ctrl+Shift+E
  Staff door   Ctrl+Shift+F12, PIN ${demonstrationPin}; “Leave kiosk mode” closes the window

Press Ctrl+C here to stop everything.
`;

/** The display is its owner's: nothing is typed on it, pictured or stopped. */
const ownDisplay = (name: string): Display => ({
  name,
  input: async () => '',
  click: async () => undefined,
  type: async () => undefined,
  key: async () => undefined,
  picture: async () => undefined,
  stop: async () => undefined,
});

/** @returns the exit code */
export async function openByHand(display: string): Promise<number> {
  const library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('open-access');
  const station = await startStation({ policy, certificate, hostRules, display: ownDisplay(display), windowed: true });
  process.stdout.write(words);
  process.once('SIGINT', () => station.shellProcess().kill());
  process.once('SIGTERM', () => station.shellProcess().kill());
  await once(station.shellProcess(), 'exit');
  await station.stop();
  await library.close();
  return 0;
}
