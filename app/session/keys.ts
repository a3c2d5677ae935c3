// Keys pressed in a page or in the bar: what is not on the list does nothing, and what the session handles no page sees.
import type { WebContents } from 'electron';
import type { BarPress } from '../../contract/bar-page.ts';
import { judgeKey, type KeyCommand } from '../policy/keys.ts';
import type { View } from './stage.ts';
import type { Visit } from './visit.ts';

export interface KeyDoes {
  readonly visit: Visit;
  readonly bar: View;
  readonly press: (press: BarPress) => void;
}

/** Commands that are the same as a press on the bar. */
const presses: Partial<Record<KeyCommand, BarPress>> = {
  'new-tab': { press: 'new-tab' },
  back: { press: 'back' },
  forward: { press: 'forward' },
  reload: { press: 'reload' },
  home: { press: 'home' },
  find: { press: 'hang', what: 'find' },
  'zoom-in': { press: 'zoom-in' },
  'zoom-out': { press: 'zoom-out' },
  'zoom-reset': { press: 'zoom-reset' },
  'full-screen': { press: 'full-screen' },
  end: { press: 'end' },
};

/** Which tab a command names, counted from 0; null for a command that is not about tabs. */
function tabNamed(command: KeyCommand, at: number, count: number): number | null {
  if (command === 'next-tab') return (at + 1) % count;
  if (command === 'previous-tab') return (at + count - 1) % count;
  const numbered = /^tab-(\d)$/.exec(command)?.[1];
  return numbered === undefined ? null : Number(numbered) - 1;
}

function obey({ visit, bar, press }: KeyDoes, command: KeyCommand): void {
  const same = presses[command];
  const tab = visit.current();
  if (same !== undefined) press(same);
  else if (command === 'to-bar') bar.contents.focus();
  else if (command === 'close-tab' && tab !== undefined) press({ press: 'close-tab', id: tab.id });
  else {
    const at = tabNamed(command, tab === undefined ? 0 : visit.tabs.indexOf(tab), visit.tabs.length);
    const named = at === null ? undefined : visit.tabs[at];
    if (named !== undefined) press({ press: 'show-tab', id: named.id });
  }
}

/** Put on the bar and on every tab. */
export function guardKeys(contents: WebContents, does: () => KeyDoes): void {
  contents.on('before-input-event', (event, input) => {
    const verdict = judgeKey(input);
    if (verdict === 'page') return;
    event.preventDefault();
    if (verdict !== 'refuse' && input.type === 'keyDown') obey(does(), verdict.command);
  });
}
