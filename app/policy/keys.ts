// What a key does in a session: it goes to the page, is one of the bar's shortcuts, or does nothing. Unknown means nothing.

/** One key going down, as Electron's `before-input-event` tells it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The Windows, Command or Super key. */
  readonly meta: boolean;
}

export type KeyCommand =
  | 'new-tab'
  | 'close-tab'
  | 'next-tab'
  | 'previous-tab'
  | `tab-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | 'back'
  | 'forward'
  | 'reload'
  | 'home'
  | 'find'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'full-screen'
  | 'end'
  | 'to-bar'
  | 'staff';

export type KeyVerdict = 'page' | 'refuse' | { readonly command: KeyCommand };

/** Written as people write them: modifiers in the order Ctrl, Alt, Shift. Keys that write are named by what they write. */
const commands: Readonly<Record<string, KeyCommand>> = {
  'Ctrl+t': 'new-tab',
  'Ctrl+w': 'close-tab',
  'Ctrl+Tab': 'next-tab',
  'Ctrl+Shift+Tab': 'previous-tab',
  'Ctrl+PageDown': 'next-tab',
  'Ctrl+PageUp': 'previous-tab',
  'Ctrl+1': 'tab-1',
  'Ctrl+2': 'tab-2',
  'Ctrl+3': 'tab-3',
  'Ctrl+4': 'tab-4',
  'Ctrl+5': 'tab-5',
  'Ctrl+6': 'tab-6',
  'Ctrl+7': 'tab-7',
  'Ctrl+8': 'tab-8',
  'Alt+ArrowLeft': 'back',
  'Alt+ArrowRight': 'forward',
  BrowserBack: 'back',
  BrowserForward: 'forward',
  F5: 'reload',
  'Ctrl+r': 'reload',
  BrowserRefresh: 'reload',
  'Alt+Home': 'home',
  BrowserHome: 'home',
  'Ctrl+f': 'find',
  'Ctrl++': 'zoom-in',
  'Ctrl+Shift++': 'zoom-in',
  'Ctrl+=': 'zoom-in',
  'Ctrl+-': 'zoom-out',
  'Ctrl+0': 'zoom-reset',
  F11: 'full-screen',
  F6: 'to-bar',
  'Ctrl+Shift+e': 'end',
  'Ctrl+Shift+F12': 'staff',
};

/** Editing and moving within a text or a page, with Control. */
const editing = new Set([
  'Ctrl+a',
  'Ctrl+c',
  'Ctrl+v',
  'Ctrl+x',
  'Ctrl+y',
  'Ctrl+z',
  'Ctrl+Shift+z',
  'Ctrl+Shift+v',
  'Ctrl+Insert',
  'Shift+Insert',
  'Shift+Delete',
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].flatMap((key) => [
    `Ctrl+${key}`,
    `Ctrl+Shift+${key}`,
  ]),
  'Ctrl+Backspace',
  'Ctrl+Delete',
  'Ctrl+Enter',
]);

const modifiers = new Set(['Control', 'Alt', 'AltGraph', 'Shift']);

/** Keys without a letter that pages and texts need, with Shift or without. The rest (F1, F12, PrintScreen, …) is refused. */
const plainKeys = new Set([
  'Enter',
  'Tab',
  'Escape',
  'Backspace',
  'Delete',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'ContextMenu',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Dead',
  'Compose',
  'Process',
  'Unidentified',
  'AudioVolumeUp',
  'AudioVolumeDown',
  'AudioVolumeMute',
]);

/** What input methods for Japanese, Korean and Chinese are switched with. */
const inputMethodKeys = new Set([
  'Convert',
  'NonConvert',
  'KanaMode',
  'KanjiMode',
  'HangulMode',
  'HanjaMode',
  'JunjaMode',
  'Hiragana',
  'Katakana',
  'HiraganaKatakana',
  'Zenkaku',
  'Hankaku',
  'ZenkakuHankaku',
  'Alphanumeric',
  'Eisu',
  'Romaji',
]);

const writes = (key: string): boolean => [...key].length === 1;

/** Shortcuts are found by letter; where a keyboard writes another script, by the place of the key. */
function shortcutKey(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter !== undefined && !/^[\u0020-\u007e]$/.test(press.key)) return letter.toLowerCase();
  return writes(press.key) ? press.key.toLowerCase() : press.key;
}

function nameOf(press: KeyPress): string {
  const held = [press.control && 'Ctrl', press.alt && 'Alt', press.shift && 'Shift'].filter((word) => word !== false);
  return [...held, shortcutKey(press)].join('+');
}

function judgeUnheld({ key }: KeyPress): KeyVerdict {
  return writes(key) || modifiers.has(key) || plainKeys.has(key) || inputMethodKeys.has(key) ? 'page' : 'refuse';
}

/**
 * Characters written with AltGr, such as @ and €, arrive without Control and Alt: Chromium takes those away when they
 * made a character. Control and Alt together are therefore always a shortcut of the desktop, and refused.
 */
export function judgeKey(press: KeyPress): KeyVerdict {
  if (press.meta) return 'refuse';
  const name = nameOf(press);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return { command };
  if (press.control || press.alt) return modifiers.has(press.key) || editing.has(name) ? 'page' : 'refuse';
  return judgeUnheld(press);
}
