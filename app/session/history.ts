// Back and forward, on Electron before and after `navigationHistory` (Electron 31).
import type { NavigationHistory, WebContents } from 'electron';

type History = Pick<NavigationHistory, 'canGoBack' | 'canGoForward' | 'goBack' | 'goForward' | 'clear'>;

/** Older Electron has these on the contents itself, and calls the last one differently. */
type OlderHistory = Omit<History, 'clear'> & { clearHistory(): void };

export function historyOf(contents: WebContents): History {
  const { navigationHistory } = contents as { navigationHistory?: History };
  if (navigationHistory !== undefined) return navigationHistory;
  const older = contents as unknown as OlderHistory;
  return {
    canGoBack: () => older.canGoBack(),
    canGoForward: () => older.canGoForward(),
    goBack: () => older.goBack(),
    goForward: () => older.goForward(),
    clear: () => older.clearHistory(),
  };
}
