// One tab: a page's view, guarded before anything loads, and the few facts about it that the bar shows.
import type { Session, WebContents, WebPreferences } from 'electron';
import type { Language } from '../../contract/words.ts';
import { lockedPreferences } from '../trusted/preferences.ts';
import { historyOf } from './history.ts';
import { guardPage } from './page-guard.ts';
import type { Stage, View } from './stage.ts';

/** The patron's pages: as locked as ours, without a preload, and with dialogs that can't storm (they answer “cancel”). */
export const patronPreferences = (session: Session): WebPreferences => ({
  ...lockedPreferences,
  session,
  disableDialogs: true,
  devTools: false,
  // A page in full screen fills its own view only; the bar stays.
  disableHtmlFullscreenWindowResize: true,
  autoplayPolicy: 'document-user-activation-required',
});

export interface Tab {
  readonly id: number;
  readonly view: View;
  title: string;
  loading: boolean;
  fullScreen: boolean;
  /** A load that failed left an entry in the history, and the page of ours that stands in for it another one. */
  failedEntry: boolean;
  /** The addresses of our own pages that were loaded here: to go back to one is no page's doing. */
  readonly ours: Set<string>;
  /** The last address that was refused or failed; it counts while a page of ours stands in for it (failing.ts). */
  failing: string | null;
  /** The address that we or the patron asked for last; a page that asks for another one is judged as a page. */
  expected: string;
  crashes: readonly number[];
  load(address: string): void;
  /** Whether it is drawn while it lies under another window, as a warm one does. A patron's hidden tab rests. */
  drawUnseen(draws: boolean): void;
  /** From the next page on. */
  speak(language: Language): void;
  close(): void;
}

export interface TabEvents {
  changed(tab: Tab): void;
  refused(what: 'file' | 'print'): void;
  /** Its page has closed it, or it has just been closed. */
  gone(tab: Tab): void;
}

let lastId = 0;

/** Chromium reports a load that a newer one replaced as a failure; the newer one tells its own outcome. */
const ignored = (): void => undefined;

/** The empty page that warmed the tab is no place to go back to. */
function forgetEmptyPage(contents: WebContents): void {
  const forget = (_event: unknown, address: string): void => {
    if (address === 'about:blank') return;
    contents.off('did-navigate', forget);
    historyOf(contents).clear();
  };
  contents.on('did-navigate', forget);
}

function watch(tab: Tab, events: TabEvents): void {
  const { contents } = tab.view;
  const set = (change: Partial<Tab>) => (): void => {
    Object.assign(tab, change);
    events.changed(tab);
  };
  // A page may ask to stay when it is left; nobody is held.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('did-start-loading', set({ loading: true }));
  contents.on('did-stop-loading', set({ loading: false }));
  contents.on('enter-html-full-screen', set({ fullScreen: true }));
  contents.on('leave-html-full-screen', set({ fullScreen: false }));
  contents.on('did-navigate', set({ fullScreen: false }));
  contents.on('did-navigate-in-page', set({}));
  contents.on('page-title-updated', (_event, title) => set({ title })());
  contents.once('destroyed', () => events.gone(tab));
  forgetEmptyPage(contents);
}

export function openTab(stage: Stage, session: Session, language: Language, events: TabEvents): Tab {
  const view = stage.open(patronPreferences(session), false);
  const { contents } = view;
  const guard = guardPage(contents, language, events.refused);
  let speaking: Promise<void> = guard.ready;
  const tab: Tab = {
    id: ++lastId,
    view,
    title: '',
    loading: false,
    fullScreen: false,
    failing: null,
    failedEntry: false,
    ours: new Set(),
    expected: '',
    crashes: [],
    load(address) {
      tab.expected = address;
      if (address.startsWith('lethe:')) tab.ours.add(address);
      void speaking.then(() => contents.loadURL(address)).catch(ignored);
    },
    drawUnseen: (draws) => contents.setBackgroundThrottling(!draws),
    speak(chosen) {
      speaking = guard.speak(chosen).catch(ignored);
    },
    close() {
      view.hide();
      view.close();
    },
  };
  watch(tab, events);
  return tab;
}
