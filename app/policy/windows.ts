// What becomes of a page's wish for a new window: a tab, or nothing. Few at a time, so that nobody is buried in them.
import { parseAddress } from '../../contract/web-address.ts';

export interface WindowWish {
  readonly url: string;
  /** Electron's word for how the window was asked for. */
  readonly disposition: string;
}

export interface OpenTabs {
  readonly count: number;
  /** When pages opened their latest tabs, in monotonic milliseconds, oldest first. */
  readonly openedAt: readonly number[];
}

/** A visit holds no more tabs than this, whoever opened them. */
export const mostTabs = 12;
/** Pages may open this many tabs in this many milliseconds; the patron's own new tabs don't count. */
const mostAtOnce = 3;
const atOnce = 10_000;

const asTabs = new Set(['default', 'foreground-tab', 'background-tab', 'new-window']);

const stillCounting = (openedAt: readonly number[], now: number): number[] =>
  openedAt.filter((time) => now - time < atOnce);

/** Whether the address may be loaded is for the gate: one that is refused still gets a tab that says so. */
const leadsSomewhere = (url: string): boolean => ['http:', 'https:'].includes(parseAddress(url)?.protocol ?? '');

/** Such a tab has no opener and can't be talked to, so an empty page for a script to write into is refused. */
export function judgeWindow(wish: WindowWish, tabs: OpenTabs, now: number): 'tab' | 'refuse' {
  const room = tabs.count < mostTabs && stillCounting(tabs.openedAt, now).length < mostAtOnce;
  return room && asTabs.has(wish.disposition) && leadsSomewhere(wish.url) ? 'tab' : 'refuse';
}

/** The times to remember once a page has opened a tab. */
export const withOpened = (openedAt: readonly number[], now: number): number[] => [
  ...stillCounting(openedAt, now),
  now,
];
