// Keeps the bar's strip of the display free of what pages open: their lists and pickers are windows, and reach as far as there is room.
import { type BrowserWindow, screen } from 'electron';
import { connectToDisplay } from '../../contract/x11/connection.ts';
import { changeProperty, internAtom, numberIn } from '../../contract/x11/messages.ts';
import { noStrip, reservedStrip } from './layout.ts';

/**
 * As a panel does, the window asks its window manager to leave its upper edge to it; what pages open then stays below it,
 * since Chromium keeps that inside the display's work area.
 * https://specifications.freedesktop.org/wm-spec/latest/ar01s05.html (`_NET_WM_STRUT_PARTIAL`)
 */
async function reserve(window: BrowserWindow, strip: readonly number[]): Promise<void> {
  const { DISPLAY: display = ':0', XAUTHORITY: xauthority = null } = process.env;
  const connection = await connectToDisplay({ display, xauthority });
  try {
    const property = numberIn(await connection.ask(internAtom('_NET_WM_STRUT_PARTIAL')));
    const handle = window.getNativeWindowHandle().readUInt32LE(0);
    connection.tell(changeProperty(handle, property, strip));
    // Answered once the display has taken what was told before it.
    await connection.ask(internAtom('_NET_WORKAREA'));
  } finally {
    connection.close();
  }
}

export interface Strip {
  /** Told how high the bar is, in CSS pixels of the window, whenever that may have changed. */
  reserve(barHeight: number): void;
  /** Does what the window manager would do otherwise than asked: it moves a window that grows out of the strip, its own included. */
  without(act: () => void): void;
}

export function stripOf(window: BrowserWindow): Strip {
  let before: Promise<void> = Promise.resolve();
  // Without a window manager that keeps strips free there is nobody to ask.
  const next = (act: () => Promise<void> | void): void => {
    before = before.then(act).catch(() => undefined);
  };
  const tell = (strip: readonly number[]) => next(() => reserve(window, strip));
  let last = '';
  return {
    reserve(barHeight) {
      const { bounds, scaleFactor } = screen.getPrimaryDisplay();
      const strip = reservedStrip(bounds, barHeight, scaleFactor);
      if (String(strip) === last) return;
      last = String(strip);
      tell(strip);
    },
    without(act) {
      last = '';
      tell(noStrip);
      next(act);
    },
  };
}

/** Where there is no station but a window on somebody's own desktop. */
export const stripOfNobody: Strip = { reserve: () => undefined, without: (act) => act() };
