// The windows that can be seen on a display: dialogs, menus and films in windows of their own would all be among them.
import { eventually } from '../../support/station/devtools.ts';
import type { Display } from '../../support/station/display.ts';

/** Children of the root window that are mapped, by id: with the window manager's frames, and menus, which have none. */
export async function windowsSeen(display: Display): Promise<readonly string[]> {
  const found = await display.input('search', '--onlyvisible', '--maxdepth', '1', '--name', '.*');
  return found.trim().split('\n').sort();
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Watches for a while, since a dialog takes its time, and says which windows came. */
export async function windowsThatCome(
  display: Display,
  act: () => Promise<unknown>,
  milliseconds = 900,
): Promise<string[]> {
  const before = new Set(await windowsSeen(display));
  await act();
  const until = performance.now() + milliseconds;
  const came = async (): Promise<string[]> => (await windowsSeen(display)).filter((id) => !before.has(id));
  const seen = await eventually(
    async () => {
      const now = await came();
      return (now.length > 0 || performance.now() > until) && now;
    },
    milliseconds * 4,
    'the windows of a display',
  );
  return seen;
}

/** In pixels of the display. */
export async function placeOf(
  display: Display,
  window: string,
): Promise<{ top: number; bottom: number; width: number; height: number }> {
  const said = await display.input('getwindowgeometry', '--shell', window);
  const number = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(said)?.[1]);
  const [top, width, height] = [number('Y'), number('WIDTH'), number('HEIGHT')];
  return { top, bottom: top + height, width, height };
}

/** Windows of programs, which the window manager manages, in the order in which they came. */
export async function windowsOfSize(display: Display, width: number, height: number): Promise<readonly string[]> {
  const named = (await display.input('search', '--onlyvisible', '--class', 'lethe')).trim().split('\n');
  const places = await Promise.all(named.map(async (id) => ({ id, ...(await placeOf(display, id)) })));
  return places.filter((one) => one.width === width && one.height === height).map(({ id }) => id);
}
