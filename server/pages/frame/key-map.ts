// Keys: one letter, or `g` and a letter. They never act in a field, in a dialog or with a modifier, and can be switched off (WCAG 2.1.4).
import { useLayoutEffect } from 'preact/hooks';
import { letters } from '../link/preferences.ts';
import { go } from '../link/route.ts';
import { entryOf, pageIds } from '../table.ts';

/** By the name of the key as the browser gives it; false: not for now, the browser may have it. */
export type KeyMap = Readonly<Record<string, () => boolean>>;

const maps = new Set<{ current: KeyMap }>();

/** A field that can be seen keeps its keys; so does an open dialog. */
const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element && target.closest('input:not([readonly]), textarea, select') !== null);

const targets = new Map(
  pageIds.flatMap((id) => {
    const { key, path } = entryOf(id);
    return key === undefined ? [] : [[key, path] as const];
  }),
);

let going = false;

/** Whether the key was for going to another page. */
function goes(key: string): boolean {
  const to = going ? targets.get(key) : undefined;
  going = key === 'g';
  if (to === undefined) return going;
  go(to);
  return true;
}

function onKey(event: KeyboardEvent): void {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || isBusy(target)) return;
  if (key.length === 1 && letters.get() === 'off') return;
  const done = goes(key) || [...maps].some(({ current }) => current[key]?.() === true);
  if (done) event.preventDefault();
}

export function listenToKeys(): void {
  document.addEventListener('keydown', onKey);
}

/** As long as the component is there. */
export function useKeys(map: KeyMap): void {
  // Before the next key can come: later, it would be answered by what was shown before.
  useLayoutEffect(() => {
    const entry = { current: map };
    maps.add(entry);
    return () => void maps.delete(entry);
  });
}
