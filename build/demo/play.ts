// Plays one patron's visit with real input on a virtual display, and prints its receipt as JSON on the last line.
import { join } from 'node:path';
import type { Receipt } from '../../contract/receipt.ts';
import { startOwnDemonstration } from '../../test/demonstration/own-process.ts';
import { eventually, type Page } from '../../test/support/station/devtools.ts';
import { bodyText, clickOn, endVisit, sitDown, untilText, type Visit } from '../../test/support/station/patron.ts';
import { type Station, startStation } from '../../test/support/station/station.ts';
import { type DemonstrationServer, startDemonstrationServer } from './server.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** When a page was first painted, by its own clock, which is the machine's. */
const paintedAt = (page: Page): Promise<number> =>
  eventually(
    () =>
      page.evaluate<number | null>(
        "(() => { const [paint] = performance.getEntriesByName('first-contentful-paint'); return paint ? performance.timeOrigin + paint.startTime : null; })()",
      ),
    10_000,
    'the first page to be painted',
  );

async function browse(station: Station, visit: Visit, folder: string): Promise<void> {
  const { display } = station;
  const home = await visit.tab('lethe://tab/home');
  await display.picture(join(folder, '2-library-home.png'));
  say('The patron opens the catalogue …');
  await clickOn(station, home, 'a[href*="catalogue"]');
  const catalogue = await visit.tab('catalogue.');
  await untilText(catalogue, 'Search');
  say('… looks for a book …');
  await clickOn(station, catalogue, 'input[type=search], input[name=q]');
  await display.type('sea');
  await display.key('Return');
  const results = await eventually(() => visit.tab('/search'), 10_000, 'the results');
  await untilText(results, 'sea');
  // The bar follows the page by a frame or two.
  await eventually(
    () => visit.bar.evaluate<boolean>("document.querySelector('.progress') === null"),
    5000,
    'the page to be loaded',
  );
  await pause(200);
  await display.picture(join(folder, '3-catalogue.png'));
}

/** What the last line holds; other programs read it. */
export interface Played {
  readonly receipt: (Pick<Receipt, 'verdict' | 'containment' | 'left'> & { readonly checks: number }) | undefined;
  readonly electron: string;
  readonly startToPageMs: number;
  readonly endToReadyMs: number;
}

async function visitOnce(station: Station, folder: string): Promise<Played> {
  const { display } = station;
  const shell = await station.shellPage();
  await untilText(shell, 'Start');
  await display.picture(join(folder, '1-welcome.png'));
  say('A patron sits down and presses Start …');
  const visit = await sitDown(station, shell);
  const shown = await paintedAt(await visit.tab('lethe://tab/home'));
  await browse(station, visit, folder);
  say('… and ends the session.');
  const ended = await endVisit(station, visit);
  await eventually(
    async () => (await bodyText(shell)).includes('erased') || undefined,
    10_000,
    'the receipt on the screen',
  );
  await pause(300);
  await display.picture(join(folder, '4-receipt.png'));
  const { receipt } = ended;
  return {
    receipt: receipt && {
      verdict: receipt.verdict,
      containment: receipt.containment,
      checks: receipt.checks.length,
      left: receipt.left,
    },
    electron: station.electron,
    startToPageMs: Math.round(shown - visit.pressedAt),
    endToReadyMs: Math.round(ended.at - ended.pressedAt),
  };
}

/** 0 only when the receipt is clean and the server has accepted a report of the station. */
export const exitCodeOf = ({ receipt }: Pick<Played, 'receipt'>, heard: boolean): 0 | 1 =>
  heard && receipt?.verdict === 'clean' ? 0 : 1;

const firstReportMs = 45_000;

/** @returns the exit code */
export async function playVisit(folder: string, stations: number): Promise<number> {
  say('Starting a server, a demonstration library, the agent and the station on a virtual display …');
  const server = await startDemonstrationServer(stations);
  return playWith(server, folder).finally(server.stop);
}

async function playWith(server: DemonstrationServer, folder: string): Promise<number> {
  const library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const { policy, prepareState } = server;
  const station = await startStation({ policy, certificate, hostRules, prepareState });
  try {
    say(`The page for staff: ${server.link}`);
    const played = await visitOnce(station, folder);
    say(`Pictures are in ${folder}/.`);
    const heard = await server.hears(firstReportMs);
    say(heard ? 'The server has heard from the station.' : 'The server has not heard from the station.');
    await station.stop();
    say(JSON.stringify(played));
    return exitCodeOf(played, heard);
  } finally {
    await station.stop();
    await library.close();
  }
}
