// Asks the display who holds a selection: what was copied or marked can be pasted for as long as somebody does.
import { connectToDisplay, type DisplaySettings, type XConnection } from '../../contract/x11/connection.ts';
import {
  deleteProperty,
  getSelectionOwner,
  internAtom,
  listProperties,
  numberIn,
  propertiesIn,
  setSelectionOwner,
} from '../../contract/x11/messages.ts';
import { hasCode } from '../wipe/folder.ts';

export interface Selections {
  /** 1 when somebody holds it. */
  readonly clipboard: number;
  readonly primary: number;
  readonly secondary: number;
  /** Cut buffers of the root window that exist (ICCCM, peer-to-peer communication by cut buffers). */
  readonly cutBuffers: number;
}

/** Atoms that every display has; numbers are the protocol's own. */
const primary = 1;
const secondary = 2;
const firstCutBuffer = 9;
const cutBufferCount = 8;
/** How many selections and buffers are looked at beside the clipboard. */
export const besideClipboard = 2 + cutBufferCount;
const nobody = 0;

/** @returns null when no display server is running, so that nothing can be held */
export async function readSelections(settings: DisplaySettings): Promise<Selections | null> {
  return await withDisplay(settings, async (display) => ({
    clipboard: await clipboardHeld(display),
    primary: await held(display, primary),
    secondary: await held(display, secondary),
    cutBuffers: (await cutBuffers(display)).length,
  }));
}

/**
 * Takes every selection from whoever holds it and removes the cut buffers. The shell has asked for the clipboard and the
 * primary selection before; but a browser can only put its own, empty, in another's place, and then holds them itself.
 */
export async function clearSelections(settings: DisplaySettings): Promise<void> {
  await withDisplay(settings, async (display) => {
    for (const selection of [primary, secondary, await clipboardOf(display)])
      if (selection !== nobody) display.tell(setSelectionOwner(nobody, selection));
    for (const buffer of await cutBuffers(display)) display.tell(deleteProperty(display.rootWindow, buffer));
    // A request with a reply: once it is answered, the display has done what was told before.
    await held(display, secondary);
  });
}

async function withDisplay<Value>(
  settings: DisplaySettings,
  use: (display: XConnection) => Promise<Value>,
): Promise<Value | null> {
  let display: XConnection;
  try {
    display = await connectToDisplay(settings);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ECONNREFUSED')) return null;
    throw error;
  }
  try {
    return await use(display);
  } finally {
    display.close();
  }
}

/** A display on which nobody has ever used a clipboard has no number for it: 0. */
const clipboardOf = async (display: XConnection): Promise<number> =>
  numberIn(await display.ask(internAtom('CLIPBOARD')));

async function clipboardHeld(display: XConnection): Promise<number> {
  const clipboard = await clipboardOf(display);
  return clipboard === nobody ? 0 : await held(display, clipboard);
}

async function held(display: XConnection, selection: number): Promise<number> {
  return numberIn(await display.ask(getSelectionOwner(selection))) === nobody ? 0 : 1;
}

async function cutBuffers(display: XConnection): Promise<readonly number[]> {
  const properties = propertiesIn(await display.ask(listProperties(display.rootWindow)));
  return properties.filter((property) => property >= firstCutBuffer && property < firstCutBuffer + cutBufferCount);
}
