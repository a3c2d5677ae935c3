// The channel of our own pages: one contract each way, and one check of who is speaking.
import type { IpcMainEvent, WebContents } from 'electron';
import { ipcMain } from 'electron';
import type { z } from 'zod';
import { onlyChanges } from './changes.ts';
import { speaksForUs } from './sender.ts';

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
    show: onlyChanges((view) => {
      last = view;
      if (!contents.isDestroyed()) contents.send('view', view);
    }),
    close() {
      ipcMain.off('press', onPress);
      ipcMain.off('listening', onListening);
    },
  };
}
