// One station for one file of tests, with its library, and a patron who finds things by their words, by mouse or by keys.
import { stringify } from 'yaml';
import { wordsIn } from '../../../app/trusted/words.ts';
import type { Policy } from '../../../contract/policy.ts';
import type { Language, StationKind } from '../../../contract/words.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';
import { eventually, type Page } from '../../support/station/devtools.ts';
import { bodyText } from '../../support/station/patron.ts';
import { type Station, type StationOptions, startStation } from '../../support/station/station.ts';

export type Changes = Partial<Omit<Policy, 'timers'>> & { readonly timers?: Partial<Policy['timers']> };

/** The demonstration's policy, with some of its settings changed, as a file. */
export function policyWith(kind: StationKind, { timers, ...rest }: Changes = {}): string {
  const policy = demonstrationPolicy(kind);
  return stringify({ ...policy, ...rest, timers: { ...policy.timers, ...timers } });
}

export interface AtStation {
  readonly library: OwnDemonstration;
  readonly station: Station;
  close(): Promise<void>;
}

/** A host of the library at whose address nobody listens: port 9 is for throwing things away (RFC 863), and is closed. */
export const quietHost = 'tides.harbour.example';
const quietRule = `MAP ${quietHost} 127.0.0.1:9`;

/** A machine that can't be cleaned fails every test of a station in its own odd way, so it is told at once, with the reason. */
async function untilClean({ station }: Pick<AtStation, 'station'>): Promise<void> {
  const { state, receipt } = await station.untilTold((told) => told.state === 'clean' || told.state === 'blocked');
  if (state === 'clean') return;
  const left = receipt?.checks.filter((check) => check.left > 0).map(({ id }) => id);
  throw new Error(`The agent finds this machine not clean: ${left?.join(', ') ?? 'no receipt'}.`);
}

export async function openStation(policy: string, options: Partial<StationOptions> = {}): Promise<AtStation> {
  const library = await startOwnDemonstration();
  const { certificate } = library;
  const hostRules = `${quietRule}, ${library.hostRules}`;
  const station = await startStation({ policy, certificate, hostRules, ...options }).catch(async (error: unknown) => {
    await library.close();
    throw error;
  });
  const at: AtStation = {
    library,
    station,
    async close() {
      await station.stop();
      await library.close();
    },
  };
  if (options.withoutAgent !== true)
    await untilClean(at).catch(async (error: unknown) => {
      await at.close();
      throw error;
    });
  return at;
}

/** A text of the station without values, in the language in which it is shown. */
export const text = (language: Language, id: string): string => wordsIn(language)(id);

const findByWords = `(words) => [...document.querySelectorAll('button, a[href], input, summary')].find((element) =>
  element.getClientRects().length > 0 && element.closest('[inert]') === null &&
  (element.getAttribute('aria-label') === words || element.textContent.includes(words)))`;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly shown: number;
  readonly whole: number;
}

const inTab = (page: Page): boolean => !/^lethe:\/\/(?:bar|shell)/.test(page.url);

/** Where a control with these words is on the display, once it has come to rest. A tab's page ends at the lower edge of it. */
export async function spotOfWords(page: Page, words: string): Promise<{ x: number; y: number }> {
  const expression = `(() => {
    const element = (${findByWords})(${JSON.stringify(words)});
    if (element === undefined) return null;
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, shown: innerHeight, whole: screen.height };
  })()`;
  let last = '';
  const box = await eventually(
    async () => {
      const seen = await page.evaluate<Box | null>(expression);
      const settled = seen !== null && JSON.stringify(seen) === last;
      last = JSON.stringify(seen);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return settled && seen;
    },
    30_000,
    `a control called “${words}”`,
  );
  return { x: box.x, y: box.y + (inTab(page) ? box.whole - box.shown : 0) };
}

/** Clicks with the real pointer on the control with these words. */
export async function click(station: Station, page: Page, words: string): Promise<void> {
  const { x, y } = await spotOfWords(page, words);
  await station.display.click(x, y);
}

const mostStops = 60;

/** Goes with the real Tab key to the control with these words, and presses Enter. */
export async function reach(station: Station, page: Page, words: string): Promise<void> {
  const there = `(() => {
    const element = (${findByWords})(${JSON.stringify(words)});
    return element !== undefined && element === document.activeElement && document.hasFocus();
  })()`;
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await page.evaluate<boolean>(there)) return station.display.key('Return');
    await station.display.key('Tab');
  }
  throw new Error(`No way to “${words}” with the keyboard.`);
}

/** What a page says as one line, without the marks that keep values of another writing direction apart (UAX 9). */
export const plainText = async (page: Page): Promise<string> =>
  (await bodyText(page)).replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');

export const untilPlain = (page: Page, words: string): Promise<true> =>
  eventually(async () => (await plainText(page)).includes(words), 10_000, `the words “${words}”`);

export const untilGone = (page: Page, words: string, milliseconds = 10_000): Promise<true> =>
  eventually(async () => !(await bodyText(page)).includes(words), milliseconds, `“${words}” to go`);

/** The shell's screen, once it has what a test waits for in its class names or words. */
export const untilScreen = (shell: Page, selector: string, milliseconds = 15_000): Promise<boolean> =>
  eventually(
    () => shell.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`),
    milliseconds,
    `the screen with ${selector}`,
  );

const mayStart = "document.querySelector('.start')?.getAttribute('aria-disabled') === 'false'";

/** One step towards the welcome, from whatever an earlier try has left on the screen. */
async function stepBack(station: Station, shell: Page): Promise<void> {
  const has = (selector: string) => shell.evaluate<boolean>(`document.querySelector('${selector}') !== null`);
  if ((await has('.pad')) || (await has('.menu'))) await station.display.key('Escape');
  else if (await has('#receipt-list')) await shell.evaluate("document.querySelector('.slip .button.main').click()");
  else if (await has('.behind')) for (const { id } of await station.sessions()) process.kill(id, 'SIGKILL');
}

/** Brings the station to a welcome with a Start that may be pressed. */
export const toWelcome = (station: Station, shell: Page): Promise<true> =>
  eventually(
    async () => {
      if (await shell.evaluate<boolean>(mayStart)) return true;
      await stepBack(station, shell);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return false;
    },
    45_000,
    'a welcome',
  );
