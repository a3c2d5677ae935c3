// The menu of the right button: copy, paste and look up, and nothing that leads anywhere else.
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { searchWords } from '../policy/title.ts';

export interface MenuWords {
  readonly copy: string;
  readonly paste: string;
  readonly lookUp: string;
}

/** @param lookUp null where the station has no catalogue to look a word up in */
export function offerContextMenu(
  contents: WebContents,
  words: () => MenuWords,
  lookUp: ((text: string) => void) | null,
): void {
  contents.on('context-menu', (_event, at) => {
    const text = at.selectionText.trim();
    const items: MenuItemConstructorOptions[] = [];
    if (text !== '') items.push({ label: words().copy, click: () => contents.copy() });
    if (at.isEditable) items.push({ label: words().paste, click: () => contents.pasteAndMatchStyle() });
    if (text !== '' && lookUp !== null) items.push({ label: words().lookUp, click: () => lookUp(searchWords(text)) });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
