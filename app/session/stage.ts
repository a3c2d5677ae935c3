// The session's one window and the views in it. The only file that knows WebContentsView (new) from BrowserView (old).
import electron, {
  BrowserView,
  BrowserWindow,
  type Rectangle,
  screen,
  type WebContents,
  type WebPreferences,
} from 'electron';
import { onlyChanges } from '../trusted/changes.ts';
import { covering } from '../trusted/covering.ts';
import { stripOf, stripOfNobody } from './reserved-strip.ts';

export interface View {
  readonly contents: WebContents;
  place(bounds: Rectangle): void;
  /** `above` puts it over everything that is on the stage already. */
  show(above: boolean): void;
  hide(): void;
  close(): void;
}

export interface Stage {
  readonly window: BrowserWindow;
  open(preferences: WebPreferences, transparent: boolean): View;
  /** Brings the window to the front, and the keyboard to this part of it. Only the shell's word is a reason to. */
  comeForward(part: WebContents): void;
  /**
   * Moves the keyboard to this part of the window where the window has it. Elsewhere somebody types into the shell's own
   * window, a PIN perhaps, and Electron would take the keyboard from there: a part that gets it brings it to its window.
   */
  giveKeyboard(part: WebContents): void;
  /** Of what can be seen of the window. */
  size(): { width: number; height: number };
  /** Tells how high the bar is, so that nothing a page opens comes over it. */
  keepFree(barHeight: number): void;
  /** A display that is turned on late, or changes its picture, is covered whole again. */
  follow(moved: () => void): void;
}

/** Electron 30 brought views that lie in views; older ones have a class of that name which can't be laid out. */
const hasContentsViews = typeof electron.View?.prototype.addChildView === 'function';

function contentsView(window: BrowserWindow, preferences: WebPreferences, transparent: boolean): View {
  const view = new electron.WebContentsView({ webPreferences: preferences });
  if (transparent) view.setBackgroundColor('#00000000');
  return {
    contents: view.webContents,
    place: onlyChanges((bounds) => view.setBounds(bounds)),
    show: (above) => window.contentView.addChildView(view, above ? undefined : 0),
    hide: () => window.contentView.removeChildView(view),
    close: () => view.webContents.close({ waitForBeforeUnload: false }),
  };
}

/** A view whose page has closed itself has no contents any more, whatever the types say; to move or remove it ends Electron. */
const isWhole = (view: BrowserView): boolean => view.webContents?.isDestroyed() === false;

function browserView(window: BrowserWindow, preferences: WebPreferences, transparent: boolean): View {
  const view = new BrowserView({ webPreferences: preferences });
  if (transparent) view.setBackgroundColor('#00000000');
  return {
    contents: view.webContents,
    place: onlyChanges((bounds) => view.setBounds(bounds)),
    show(above) {
      const others = window.getBrowserViews().filter((other) => other !== view && isWhole(other));
      window.addBrowserView(view);
      if (above) window.setTopBrowserView(view);
      else for (const other of others) window.setTopBrowserView(other);
    },
    hide() {
      if (isWhole(view)) window.removeBrowserView(view);
    },
    close: () => view.webContents.close({ waitForBeforeUnload: false }),
  };
}

const isSame = (one: Rectangle, other: Rectangle): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** A hidden window without menu, frame or title of its own: no page can change what the window system calls it. */
export function openStage(bounds: Rectangle, kiosk: boolean, preferences: WebPreferences): Stage {
  let seen = bounds;
  const window = new BrowserWindow({
    ...(kiosk ? covering(bounds) : bounds),
    show: false,
    frame: false,
    title: 'Lethe',
    backgroundColor: '#f1f5f4',
    resizable: false,
    movable: false,
    minimizable: false,
    closable: false,
    fullscreenable: kiosk,
    skipTaskbar: true,
    webPreferences: preferences,
  });
  const strip = kiosk ? stripOf(window) : stripOfNobody;
  window.setMenu(null);
  window.on('close', (event) => event.preventDefault());
  window.on('page-title-updated', (event) => event.preventDefault());
  return {
    window,
    open: (chosen, transparent) =>
      hasContentsViews ? contentsView(window, chosen, transparent) : browserView(window, chosen, transparent),
    comeForward(part) {
      window.moveTop();
      window.focus();
      part.focus();
    },
    giveKeyboard(part) {
      if (window.isFocused()) part.focus();
    },
    size() {
      const [width = seen.width, height = seen.height] = window.getContentSize();
      return { width: Math.min(width, seen.width), height: Math.min(height, seen.height) };
    },
    keepFree: strip.reserve,
    follow(moved) {
      const look = (): void => {
        const display = screen.getPrimaryDisplay().bounds;
        // Most news of a display is of the strip that is kept free on it.
        if (isSame(display, seen)) return;
        seen = display;
        strip.without(() => {
          window.setBounds(covering(display));
          moved();
        });
      };
      if (!kiosk) return;
      screen.on('display-added', look);
      screen.on('display-removed', look);
      screen.on('display-metrics-changed', look);
    },
  };
}
