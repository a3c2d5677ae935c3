// What the bar says by itself to those who listen: little, and each thing once.
import type { BarView } from '../../../contract/bar-page.ts';

export type Spoken =
  | { readonly says: 'minutes'; readonly minutes: number }
  | { readonly says: 'loaded'; readonly title: string }
  | { readonly says: 'outside'; readonly host: string };

const spokenMinutes: ReadonlySet<number> = new Set([10, 5, 1]);

function minutesSpoken(before: BarView, now: BarView): Spoken[] {
  const { minutesLeft } = now.time;
  if (minutesLeft === null || minutesLeft === before.time.minutesLeft || !spokenMinutes.has(minutesLeft)) return [];
  return [{ says: 'minutes', minutes: minutesLeft }];
}

function loadedSpoken(before: BarView, now: BarView): Spoken[] {
  const title = now.tabs.find(({ open }) => open)?.title ?? '';
  return before.loading && !now.loading && title !== '' ? [{ says: 'loaded', title }] : [];
}

/** `heard` holds the hosts already called “not a library page”: saying so each time would teach people to ignore it. */
function outsideSpoken(now: BarView, heard: ReadonlySet<string>): Spoken[] {
  const { whose, host } = now.address;
  return whose === 'outside' && !heard.has(host) ? [{ says: 'outside', host }] : [];
}

/** What to say between one view and the next, in this order: minutes at 10, 5 and 1; a page that has loaded; whose it is. */
export function spokenBetween(before: BarView, now: BarView, heard: ReadonlySet<string>): readonly Spoken[] {
  return [...minutesSpoken(before, now), ...loadedSpoken(before, now), ...outsideSpoken(now, heard)];
}
