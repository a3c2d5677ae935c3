// The visit as the session sees it: tabs, what hangs from the bar, time left. It lives in this process and nowhere else.
import type { Session, WebContents } from 'electron';
import type { BarView, Hanging, Notice } from '../../contract/bar-page.ts';
import type { SessionPolicy, TimeLeft } from '../../contract/session-link.ts';
import { addressOf } from '../../contract/tab-page.ts';
import { type Language, type Look, plainLook } from '../../contract/words.ts';
import { mostTabs } from '../policy/windows.ts';
import { layOut } from './layout.ts';
import type { Stage, View } from './stage.ts';
import { openTab, type Tab } from './tab.ts';

export interface VisitState {
  language: Language;
  look: Look;
  time: TimeLeft;
  hanging: Hanging;
  notice: Notice | null;
  found: BarView['found'];
  barHeight: number;
  stripClosed: boolean;
  /** A page of the web was open at some time: there is something to lose. */
  wentOut: boolean;
}

export interface Visit {
  readonly stage: Stage;
  readonly session: Session;
  readonly policy: SessionPolicy;
  readonly state: VisitState;
  readonly tabs: readonly Tab[];
  current(): Tab | undefined;
  home(): string;
  open(address: string, foreground: boolean): Tab | null;
  show(tab: Tab): void;
  close(tab: Tab): void;
  /** Something that the bar shows has changed. */
  changed(): void;
  /** Comes to the front with the keyboard where it was. */
  come(): void;
  hang(hanging: Hanging): void;
  tell(notice: Notice): void;
}

export interface VisitEvents {
  /** Called for each new tab, so that the gate and the other guards are put on it before it loads. */
  opened(tab: Tab): void;
  changed(): void;
  lastClosed(): void;
}

const startingState = (language: Language): VisitState => ({
  language,
  look: plainLook,
  time: { minutesLeft: null, warning: 'none', extensionsLeft: 0 },
  hanging: { hangs: 'nothing' },
  notice: null,
  found: null,
  barHeight: 0,
  stripClosed: false,
  wentOut: false,
});

export function beginVisit(
  stage: Stage,
  session: Session,
  bar: View,
  policy: SessionPolicy,
  events: VisitEvents,
): Visit {
  const tabs: Tab[] = [];
  const state = startingState(policy.languages[0] ?? 'en');
  let open: Tab | undefined;

  const layout = (): void => {
    const place = layOut(stage.size(), state.barHeight, state.hanging.hangs !== 'nothing');
    bar.place(place.bar);
    stage.keepFree(place.page.y);
    open?.view.place(place.page);
  };
  const changed = (): void => {
    layout();
    events.changed();
  };
  /** What hangs from the bar is to be answered first. */
  const keyboardsPlace = (): WebContents =>
    state.hanging.hangs === 'nothing' && open !== undefined ? open.view.contents : bar.contents;
  const show = (tab: Tab): void => {
    if (open !== tab) open?.view.hide();
    open = tab;
    tab.view.show(false);
    state.found = null;
    changed();
    stage.giveKeyboard(tab.view.contents);
  };
  /** Takes a tab out of the row, and says which one has its place now. */
  const takeOut = (tab: Tab): Tab | undefined => {
    const at = tabs.indexOf(tab);
    tabs.splice(at, 1);
    return tabs[Math.min(at, tabs.length - 1)];
  };
  /** A page may close its own tab, as some do when they are done; it can't end the visit by that. */
  const gone = (tab: Tab): void => {
    if (!tabs.includes(tab)) return;
    const neighbour = takeOut(tab);
    if (open === tab) open = undefined;
    // Electron is still taking the page apart: views are moved after that.
    setImmediate(() => {
      tab.view.hide();
      const next = tabs.find((one) => one === neighbour) ?? tabs[0];
      if (open !== undefined) changed();
      else if (next === undefined) visit.open(visit.home(), true);
      else show(next);
    });
  };
  const visit: Visit = {
    stage,
    session,
    policy,
    state,
    tabs,
    current: () => open,
    home: () => (policy.home === 'library' ? addressOf('home') : policy.home),
    open(address, foreground) {
      if (tabs.length >= mostTabs) {
        visit.tell('pop-up');
        return null;
      }
      const tab = openTab(stage, session, state.language, { changed, refused: (what) => visit.tell(what), gone });
      tabs.push(tab);
      events.opened(tab);
      if (address !== '') tab.load(address);
      if (foreground) show(tab);
      else changed();
      return tab;
    },
    show,
    close(tab) {
      const neighbour = takeOut(tab);
      if (neighbour === undefined) {
        events.lastClosed();
        return;
      }
      if (open === tab) show(neighbour);
      tab.close();
      changed();
    },
    changed,
    come: () => stage.comeForward(keyboardsPlace()),
    hang(hanging) {
      state.hanging = hanging;
      changed();
      stage.giveKeyboard(keyboardsPlace());
    },
    tell(notice) {
      state.notice = notice;
      changed();
    },
  };
  return visit;
}
