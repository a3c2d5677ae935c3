// The settings and the channel of our own pages: one frozen set of web preferences, one check of who is speaking.
import type { IpcMainEvent, WebContents, WebPreferences } from 'electron';
import { ipcMain } from 'electron';
import type { z } from 'zod';

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

/** Only the main frame of exactly this page, at our own address, is listened to (checklist item 17). */
function speaksForUs(event: IpcMainEvent, contents: WebContents, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || event.sender !== contents || frame !== contents.mainFrame) return false;
  const address = new URL(frame.url);
  return `${address.protocol}//${address.host}` === origin;
}

export interface OwnPage<View> {
  show(view: View): void;
  close(): void;
}

/**
 * Speaks one contract with one of our pages. Whatever does not parse is dropped: a page can press what the contract
 * lists and nothing else.
 * @param origin such as `lethe://shell`
 */
export function speakWith<View, Press>(
  contents: WebContents,
  origin: string,
  press: z.ZodType<Press>,
  pressed: (press: Press) => void,
): OwnPage<View> {
  let last: View | undefined;
  const onPress = (event: IpcMainEvent, value: unknown): void => {
    if (!speaksForUs(event, contents, origin)) return;
    const parsed = press.safeParse(value);
    if (parsed.success) pressed(parsed.data);
  };
  const onListening = (event: IpcMainEvent): void => {
    if (speaksForUs(event, contents, origin) && last !== undefined) contents.send('view', last);
  };
  ipcMain.on('press', onPress);
  ipcMain.on('listening', onListening);
  return {
    show(view) {
      last = view;
      if (!contents.isDestroyed()) contents.send('view', view);
    },
    close() {
      ipcMain.off('press', onPress);
      ipcMain.off('listening', onListening);
    },
  };
}
