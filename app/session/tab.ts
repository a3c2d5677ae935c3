// One tab: a page's view, guarded before anything loads, and the few facts about it that the bar shows.
import type { Session, WebPreferences } from 'electron';
import { lockedPreferences } from '../trusted/own-page.ts';
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
  /** The last address that was refused or failed and the page of ours that stands in its place. */
  failing: string | null;
  /** The address that we or the patron asked for last; a page that asks for another one is judged as a page. */
  expected: string;
  crashes: readonly number[];
  load(address: string): void;
  close(): void;
}

export interface TabEvents {
  changed(tab: Tab): void;
  refused(what: 'file' | 'print'): void;
}

let lastId = 0;

/** Chromium reports a load that a newer one replaced as a failure; the newer one tells its own outcome. */
const ignored = (): void => undefined;

export function openTab(stage: Stage, session: Session, events: TabEvents): Tab {
  const view = stage.open(patronPreferences(session), false);
  const { contents } = view;
  const guard = guardPage(contents, events.refused);
  const tab: Tab = {
    id: ++lastId,
    view,
    title: '',
    loading: false,
    fullScreen: false,
    failing: null,
    expected: '',
    crashes: [],
    load(address) {
      tab.expected = address;
      void guard.ready.then(() => contents.loadURL(address)).catch(ignored);
    },
    close() {
      view.hide();
      view.close();
    },
  };
  // A page may ask to stay when it is left; nobody is held.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('did-start-loading', () => {
    tab.loading = true;
    events.changed(tab);
  });
  contents.on('did-stop-loading', () => {
    tab.loading = false;
    events.changed(tab);
  });
  for (const name of [
    'page-title-updated',
    'did-navigate',
    'did-navigate-in-page',
    'enter-html-full-screen',
    'leave-html-full-screen',
  ] as const)
    contents.on(name as 'did-navigate', () => {
      if (name === 'enter-html-full-screen') tab.fullScreen = true;
      if (name === 'leave-html-full-screen' || name === 'did-navigate') tab.fullScreen = false;
      events.changed(tab);
    });
  return tab;
}
