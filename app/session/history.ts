// Back and forward, on Electron before and after `navigationHistory` (Electron 31).
import type { NavigationHistory, WebContents } from 'electron';

type History = Pick<NavigationHistory, 'canGoBack' | 'canGoForward' | 'goBack' | 'goForward'>;

/** The development runtime has these on the contents itself. */
export const historyOf = (contents: WebContents): History =>
  (contents as { navigationHistory?: History }).navigationHistory ?? (contents as unknown as History);
