// Clipboard and primary selection, on Electron before and after the clipboard became asynchronous. The only file that touches them.
import { clipboard } from 'electron';

/** How older Electron spells it: one object, and the selection named in each call. */
interface OlderClipboard {
  clear(type: 'clipboard' | 'selection'): void;
  availableFormats(type: 'clipboard' | 'selection'): string[];
  writeText(text: string, type?: 'clipboard' | 'selection'): void;
}

const older = (): OlderClipboard | null =>
  'availableFormats' in clipboard ? (clipboard as unknown as OlderClipboard) : null;

/** Whether anything is copied. */
export async function holdsCopy(): Promise<boolean> {
  const old = older();
  return old === null ? (await clipboard.read()).length > 0 : old.availableFormats('clipboard').length > 0;
}

export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** What is marked can be pasted with the middle button; programs call it the primary selection. */
export async function markText(text: string): Promise<void> {
  if (older() === null) await clipboard.selection.writeText(text);
  else (clipboard as unknown as OlderClipboard).writeText(text, 'selection');
}

/**
 * An owner that has ended has lost its selections already (ICCCM 2.4); this takes them from anything else that still offers
 * some. Chromium then holds them itself, empty, until the agent takes them from everybody.
 */
export async function clearSelections(): Promise<void> {
  const old = older();
  if (old === null) {
    await Promise.all([clipboard.clear(), clipboard.selection.clear()]);
    return;
  }
  for (const type of ['clipboard', 'selection'] as const) {
    if (old.availableFormats(type).length > 0) old.clear(type);
  }
}
