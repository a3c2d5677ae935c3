// A patron at a station: starts a visit, clicks, types and ends it by real X input, and reads what is on the screen.
import { eventually, type Page, pageAt } from './devtools.ts';
import type { SessionProcess } from './session-process.ts';
import type { Station, Told } from './station.ts';

export interface Visit {
  readonly session: SessionProcess;
  readonly bar: Page;
  /** The tab whose address holds this text. */
  tab(part: string): Promise<Page>;
}

/** Milliseconds since the epoch, with the fraction. */
export const clock = (): number => performance.timeOrigin + performance.now();

export const bodyText = (page: Page): Promise<string> => page.evaluate<string>('document.body.innerText');

export const untilText = (page: Page, text: string, milliseconds = 40_000): Promise<true> =>
  eventually(async () => (await bodyText(page)).includes(text) || undefined, milliseconds, `the words “${text}”`);

const mayStart = "document.querySelector('.start')?.getAttribute('aria-disabled') === 'false'";

/** Why nobody may start, as far as it can be seen: what stands on the screen, and what the agent said last. */
async function outlook({ told }: Station, shell: Page): Promise<string> {
  const { state, receipt } = told.at(-1) ?? {};
  const left = receipt?.checks.filter((check) => check.left > 0).map(({ id }) => id) ?? [];
  const screen = await bodyText(shell).catch(() => 'no screen');
  return `The agent says ${state} (${left.join(', ')}). The screen says: ${screen.replaceAll(/\s+/g, ' ')}`;
}

/** Waits until Start may be pressed, presses it (with the keyboard, unless told otherwise), and finds the session that was the warm spare. */
export async function sitDown(
  station: Station,
  shell: Page,
  press: () => Promise<unknown> = () => station.display.key('Return'),
): Promise<Visit & { pressedAt: number }> {
  await eventually(() => shell.evaluate<boolean>(mayStart), 60_000, 'a Start button that may be pressed').catch(
    async ({ message }: Error) => {
      throw new Error(`${message} ${await outlook(station, shell)}`);
    },
  );
  const [spare] = await station.sessions();
  if (spare === undefined) throw new Error('There is no warm session.');
  const from = station.told.length;
  const active = (): Promise<string> => station.display.input('getactivewindow');
  const before = await active();
  const pressedAt = clock();
  await press();
  await station.untilTold((told) => told.state === 'open', from);
  const port = await spare.debuggingPort();
  const bar = await pageAt(port, (target) => target.url.startsWith('lethe://bar'));
  await eventually(() => bar.evaluate<boolean>("document.querySelector('.bar') !== null"), 30_000, 'the bar');
  // Only now would a click meet the session's window.
  await eventually(async () => (await active()) !== before, 30_000, 'the session’s window');
  return {
    session: spare,
    bar,
    pressedAt,
    tab: (part) =>
      pageAt(
        port,
        (target) => target.type === 'page' && !target.url.startsWith('lethe://bar') && target.url.includes(part),
      ),
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where an element is on the display once it has stopped moving: the shell and the bar start at its top, a tab’s page ends at its bottom. */
export async function spotOf(page: Page, selector: string): Promise<Spot> {
  const expression = `(async () => {
    const box = () => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
      return element && { x: x + width / 2, y: y + height / 2, height: innerHeight, whole: screen.height };
    };
    const before = box();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const after = box();
    return JSON.stringify(before) === JSON.stringify(after) ? after : null;
  })()`;
  const found = await eventually(
    () => page.evaluate<(Spot & { height: number; whole: number }) | null>(expression),
    30_000,
    selector,
  );
  const inTab = !page.url.startsWith('lethe://bar') && !page.url.startsWith('lethe://shell');
  return { x: found.x, y: found.y + (inTab ? found.whole - found.height : 0) };
}

export async function clickOn(station: Station, page: Page, selector: string): Promise<void> {
  const { x, y } = await spotOf(page, selector);
  await station.display.click(x, y);
}

/** Ends the visit with the yellow corner and without waiting for the count, and hears the agent's receipt. */
export async function endVisit(station: Station, visit: Visit): Promise<Told & { pressedAt: number }> {
  const from = station.told.length;
  await clickOn(station, visit.bar, '.end');
  const asked = await eventually(
    async () =>
      station.told.length > from
        ? 'ended'
        : (await visit.bar.evaluate<boolean>("document.querySelector('[role=alertdialog]') !== null")) && 'asked',
    30_000,
    'the end of the visit or a question about it',
  );
  let pressedAt = clock();
  if (asked === 'asked') {
    // A double touch must not erase: the button takes no press in its first half second.
    await new Promise((resolve) => setTimeout(resolve, 700));
    const spot = await spotOf(visit.bar, '[role=alertdialog] .ending');
    pressedAt = clock();
    await station.display.click(spot.x, spot.y);
  }
  const told = await station.untilTold((heard) => heard.receipt !== undefined, from);
  return { ...told, pressedAt };
}
