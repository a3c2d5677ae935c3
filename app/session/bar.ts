// What each press on the bar does. The bar is a page of ours in a view of its own, above the patron's page.
import type { BarPress } from '../../contract/bar-page.ts';
import type { FromSession } from '../../contract/session-link.ts';
import { addressOf } from '../../contract/tab-page.ts';
import { copyText } from '../trusted/selections.ts';
import { failingIn } from './failing.ts';
import { goBack, historyOf } from './history.ts';
import type { SignIn } from './sign-in.ts';
import type { Tab } from './tab.ts';
import type { Visit } from './visit.ts';

/** Chromium's own steps, cut to what stays readable. */
const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export interface BarDoes {
  readonly visit: Visit;
  readonly say: (message: FromSession) => void;
  readonly signIn: SignIn;
}

function zoom(tab: Tab, direction: 1 | -1 | 0): void {
  const { contents } = tab.view;
  const now = contents.getZoomFactor();
  const nearer =
    direction === 1 ? zoomSteps.find((step) => step > now + 0.01) : zoomSteps.findLast((step) => step < now - 0.01);
  contents.setZoomFactor(direction === 0 ? 1 : (nearer ?? now));
}

function reload(tab: Tab): void {
  const failing = failingIn(tab);
  if (failing !== null) tab.load(failing);
  else tab.view.contents.reload();
}

type Plain = Exclude<BarPress['press'], 'show-tab' | 'close-tab' | 'hang' | 'find' | 'look' | 'sign-in' | 'height'>;

function plainPress({ visit, say, signIn }: BarDoes, press: Plain, tab: Tab): void {
  const { contents } = tab.view;
  switch (press) {
    case 'back':
      return goBack(tab);
    case 'forward':
      return historyOf(contents).goForward();
    case 'reload':
      return reload(tab);
    case 'stop':
      return contents.stop();
    case 'home':
      return tab.load(visit.home());
    case 'knows':
      visit.hang({ hangs: 'nothing' });
      return tab.load(addressOf('knows'));
    case 'new-tab':
      return void visit.open(visit.home(), true);
    case 'zoom-in':
      return zoom(tab, 1);
    case 'zoom-out':
      return zoom(tab, -1);
    case 'zoom-reset':
      return zoom(tab, 0);
    case 'find-stop':
      return contents.stopFindInPage('keepSelection');
    case 'copy-address':
      void copyText(contents.getURL());
      return visit.tell('copied');
    case 'full-screen':
      tab.fullScreen = true;
      return;
    case 'leave-full-screen':
      tab.fullScreen = false;
      return void contents.executeJavaScript('document.exitFullscreen?.().catch(() => {})').catch(() => undefined);
    case 'end':
      return say({ is: 'end-asked', loses: visit.state.wentOut });
    case 'end-now':
      return say({ is: 'end-now' });
    case 'end-keep':
      return say({ is: 'end-kept' });
    case 'more-time':
      return say({ is: 'more-time' });
    case 'notice-close':
      visit.state.notice = null;
      return;
    case 'strip-close':
      visit.state.stripClosed = true;
      return;
    case 'to-page':
      return contents.focus();
    case 'sign-in-cancel':
      return signIn.answer(null);
  }
}

function find(tab: Tab, press: Extract<BarPress, { press: 'find' }>): void {
  if (press.words === '') tab.view.contents.stopFindInPage('clearSelection');
  else tab.view.contents.findInPage(press.words, { forward: press.forward, findNext: !press.next });
}

/** Does what was pressed, then shows the bar anew. */
export function pressBar(does: BarDoes, press: BarPress): void {
  const { visit, signIn } = does;
  const tab = visit.current();
  if (tab === undefined) return;
  const named = (id: number): Tab | undefined => visit.tabs.find((one) => one.id === id);
  switch (press.press) {
    case 'show-tab': {
      const asked = named(press.id);
      if (asked !== undefined) visit.show(asked);
      break;
    }
    case 'close-tab': {
      const asked = named(press.id);
      if (asked !== undefined) visit.close(asked);
      break;
    }
    case 'hang':
      visit.hang({ hangs: press.what });
      break;
    case 'find':
      find(tab, press);
      break;
    case 'look':
      visit.state.look = press.look;
      break;
    case 'sign-in':
      signIn.answer(press);
      break;
    case 'height':
      visit.state.barHeight = press.pixels;
      break;
    default:
      plainPress(does, press.press, tab);
  }
  visit.changed();
}
