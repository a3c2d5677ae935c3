// Keys of the bar: Escape closes what hangs, F6 and Tab lead on to the page.
import type { Hanging } from '../../../contract/bar-page.ts';
import type { PressOf } from './kind.ts';

/** What Escape sends while something hangs. */
export function escapeFrom(hangs: Hanging['hangs'], press: PressOf): void {
  if (hangs === 'end') press({ press: 'end-keep' });
  else if (hangs === 'sign-in') press({ press: 'sign-in-cancel' });
  else if (hangs !== 'nothing') {
    if (hangs === 'find') press({ press: 'find-stop' });
    press({ press: 'hang', what: 'nothing' });
  }
}

const reachable = 'button, input, a[href], summary';

/** Whether Tab from this element would leave the bar’s view. */
export function isLast(element: Element): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(reachable)];
  const seen = all.filter((each) => each.closest('[inert]') === null && each.getClientRects().length > 0);
  return seen.at(-1) === element;
}

/** The way to the page: the bar forgets where its keyboard was, so that the next F6 begins at the address. */
export function leave(press: PressOf): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  press({ press: 'to-page' });
}
