// The demonstration station as a window on somebody's own display, until they leave it or press Ctrl+C.
import { once } from 'node:events';
import { startOwnDemonstration } from '../../test/demonstration/own-process.ts';
import { demonstrationPin } from '../../test/demonstration/policy.ts';
import type { Display } from '../../test/support/station/display.ts';
import { startStation } from '../../test/support/station/station.ts';
import { type DemonstrationServer, startDemonstrationServer } from './server.ts';

const wordsWith = (link: string): string => `
A demonstration station opens in a window, with a small library of its own. Nothing leaves this machine.

  Start        press Start or Enter
  End          the yellow corner, or Ctrl+Shift+E
  Staff door   Ctrl+Shift+F12, PIN ${demonstrationPin}; “Leave kiosk mode” closes the window

The page for staff is here; the link signs you in once. Your browser will say that it does not know the certificate: it was
made a moment ago, for this demonstration alone.

  ${link}

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

const firstReportMs = 60_000;

/** @returns the exit code */
export async function openByHand(display: string, stations: number): Promise<number> {
  const server = await startDemonstrationServer(stations);
  return showWith(server, display).finally(server.stop);
}

async function showWith(server: DemonstrationServer, display: string): Promise<number> {
  const library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const { policy, prepareState } = server;
  const shown = { display: ownDisplay(display), windowed: true };
  const station = await startStation({ policy, certificate, hostRules, prepareState, ...shown });
  process.stdout.write(wordsWith(server.link));
  void server.hears(firstReportMs);
  // A shell that is told to end keeps its windows, as it does on a station; `stop` does not take that for an answer.
  await Promise.race([once(station.shellProcess(), 'exit'), once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await station.stop();
  await library.close();
  return 0;
}
