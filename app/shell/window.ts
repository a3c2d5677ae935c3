// The shell's window on every display: the station's screen on the first, a plain cover on each other one.
import { BrowserWindow, type Rectangle, screen } from 'electron';
import { covering } from '../trusted/covering.ts';
import { ownPartition } from '../trusted/own-partition.ts';
import { lockedPreferences } from '../trusted/preferences.ts';
import { arrange } from './displays.ts';

export interface ShellWindow {
  readonly window: BrowserWindow;
  readonly origin: string;
  /** Of the display that it covers, at this moment. */
  bounds(): Rectangle;
  /** Above the session's window, with the keyboard. */
  raise(): void;
  /** Under the session's window. */
  lower(): void;
  reload(): void;
}

const cover = '#0b272c';

const frameless = {
  frame: false,
  title: 'Lethe',
  backgroundColor: cover,
  closable: false,
  minimizable: false,
} as const;

function keepCovered(windowed: boolean): void {
  const covers = new Map<number, BrowserWindow>();
  const cover = (): void => {
    const wanted = arrange(screen.getAllDisplays(), screen.getPrimaryDisplay(), windowed).covers;
    for (const [id, window] of covers) {
      if (wanted.some((display) => display.id === id)) continue;
      window.destroy();
      covers.delete(id);
    }
    for (const { id, bounds } of wanted) {
      const window =
        covers.get(id) ??
        new BrowserWindow({
          ...frameless,
          ...covering(bounds),
          focusable: false,
          skipTaskbar: true,
          webPreferences: lockedPreferences,
        });
      window.setBounds(covering(bounds));
      covers.set(id, window);
    }
  };
  cover();
  onDisplays(cover);
}

function onDisplays(changed: () => void): void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
}

/** A display that changes its size is the window manager's to fill; one that goes away leaves the window where nobody looks. */
function followMain(window: BrowserWindow, bounds: () => Rectangle): void {
  let { x, y } = bounds();
  onDisplays(() => {
    const now = bounds();
    if (now.x === x && now.y === y) return;
    ({ x, y } = now);
    window.setKiosk(false);
    window.setBounds(now);
    window.setKiosk(true);
  });
}

/** Returns while the page still loads: whoever speaks with it is heard as soon as it listens. */
export function openShellWindow(folders: { pages: string; preload: string }, windowed: boolean): ShellWindow {
  const bounds = (): Rectangle => arrange(screen.getAllDisplays(), screen.getPrimaryDisplay(), windowed).main;
  const { session, origin } = ownPartition('shell', folders.pages);
  const window = new BrowserWindow({
    ...frameless,
    ...bounds(),
    kiosk: !windowed,
    webPreferences: {
      ...lockedPreferences,
      session,
      preload: folders.preload,
      devTools: false,
      backgroundThrottling: false,
    },
  });
  window.setMenu(null);
  window.on('close', (event) => event.preventDefault());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  // A load that a newer one replaces fails, and that is no failure; a page that stays unpainted is loaded again in time.
  const reload = (): void => void window.loadURL(`${origin}/index.html`).catch(() => undefined);
  // The shell's own page has nobody to crash to but itself; not from within the event, in which Chromium takes it apart.
  window.webContents.on('render-process-gone', () => void setImmediate(reload));
  reload();
  keepCovered(windowed);
  if (!windowed) followMain(window, bounds);
  return {
    window,
    origin,
    bounds,
    raise() {
      window.setAlwaysOnTop(true, 'screen-saver');
      window.show();
      window.moveTop();
      window.focus();
      window.webContents.focus();
    },
    lower: () => window.setAlwaysOnTop(false),
    reload,
  };
}
