// Plays one patron's visit with real input on a virtual display, and prints its receipt as JSON on the last line.
import { join } from 'node:path';
import { startOwnDemonstration } from '../../test/demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../test/demonstration/policy.ts';
import { eventually, type Page } from '../../test/support/station/devtools.ts';
import { bodyText, clickOn, endVisit, sitDown, untilText, type Visit } from '../../test/support/station/patron.ts';
import { type Station, startStation } from '../../test/support/station/station.ts';

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

async function visitOnce(station: Station, folder: string): Promise<object> {
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

/** @returns 0 only when the receipt is clean */
export async function playVisit(folder: string): Promise<number> {
  say('Starting a demonstration library, the agent and the station on a virtual display …');
  const library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const station = await startStation({ policy: demonstrationPolicyText('open-access'), certificate, hostRules });
  try {
    const played = await visitOnce(station, folder);
    say(`Pictures are in ${folder}/.`);
    await station.stop();
    say(JSON.stringify(played));
    return JSON.stringify(played).includes('"verdict":"clean"') ? 0 : 1;
  } finally {
    await station.stop();
    await library.close();
  }
}
