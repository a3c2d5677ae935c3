// Who may press: the one check on messages from pages, apart from Electron so that a test can forge them.
import type { IpcMainEvent, WebContents } from 'electron';
import { parseAddress } from '../../contract/web-address.ts';

/** Only the main frame of exactly this page, at our own address, is listened to (checklist item 17). */
export function speaksForUs(
  event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || event.sender !== contents || frame !== contents.mainFrame) return false;
  const address = parseAddress(frame.url);
  return address !== null && `${address.protocol}//${address.host}` === origin;
}
