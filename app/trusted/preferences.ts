// What every page on a station may not have of Electron: one frozen set of web preferences, for ours and for the web's alike.
import type { WebPreferences } from 'electron';

/** Electron's security checklist, items 2-4, 6, 8-10, said out loud even where they are the default. */
export const lockedPreferences: Readonly<WebPreferences> = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
  disableBlinkFeatures: 'AutofillShowTypePredictions',
});
