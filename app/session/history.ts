// Back and forward, on Electron before and after `navigationHistory` (Electron 31).
import type { NavigationHistory, WebContents } from 'electron';
import { failingIn } from './failing.ts';
import type { Tab } from './tab.ts';

type History = Pick<
  NavigationHistory,
  'canGoBack' | 'canGoForward' | 'canGoToOffset' | 'goBack' | 'goForward' | 'goToOffset' | 'clear'
>;

/** Older Electron has these on the contents itself, and calls the last one differently. */
type OlderHistory = Omit<History, 'clear'> & { clearHistory(): void };

export function historyOf(contents: WebContents): History {
  const { navigationHistory } = contents as { navigationHistory?: History };
  if (navigationHistory !== undefined) return navigationHistory;
  const older = contents as unknown as OlderHistory;
  return {
    canGoBack: () => older.canGoBack(),
    canGoForward: () => older.canGoForward(),
    canGoToOffset: (offset) => older.canGoToOffset(offset),
    goBack: () => older.goBack(),
    goForward: () => older.goForward(),
    goToOffset: (offset) => older.goToOffset(offset),
    clear: () => older.clearHistory(),
  };
}

/** Back from a page of ours that stands in for one that failed: to that one leads nowhere, since it fails again. */
const stepBack = (tab: Tab): number => (tab.failedEntry && failingIn(tab) !== null ? -2 : -1);

export const canGoBack = (tab: Tab): boolean => historyOf(tab.view.contents).canGoToOffset(stepBack(tab));

export function goBack(tab: Tab): void {
  if (canGoBack(tab)) historyOf(tab.view.contents).goToOffset(stepBack(tab));
}
