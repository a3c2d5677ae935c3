// A long list shows only the rows that can be seen and some around them; each that was drawn is measured, the others are guessed.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

export interface Slice {
  readonly from: number;
  readonly to: number;
  /** Pixels of the rows that are not drawn. */
  readonly above: number;
  readonly below: number;
}

/** Fewer rows are simply drawn. */
export const virtualFrom = 120;
const around = 500;
const usualHeight = 52;

function offsetsOf(keys: readonly string[], heights: ReadonlyMap<string, number>): Float64Array {
  const known = [...heights.values()];
  const guess = known.length === 0 ? usualHeight : known.reduce((sum, height) => sum + height, 0) / known.length;
  const offsets = new Float64Array(keys.length + 1);
  for (const [at, key] of keys.entries()) offsets[at + 1] = (offsets[at] ?? 0) + (heights.get(key) ?? guess);
  return offsets;
}

/** The last row that begins above `y`. */
function rowAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pure, so that a test can ask for it. @param top how far the list's beginning is above the window's */
export function sliceOf(offsets: Float64Array, top: number, height: number): Slice {
  const count = offsets.length - 1;
  const from = Math.min(rowAt(offsets, Math.max(0, top - around)), count);
  const to = Math.min(count, rowAt(offsets, Math.max(0, top + height + around)) + 1);
  const end = offsets[count] ?? 0;
  return { from, to, above: offsets[from] ?? 0, below: end - (offsets[to] ?? end) };
}

const same = (one: Slice, other: Slice): boolean =>
  one.from === other.from && one.to === other.to && one.above === other.above && one.below === other.below;

/** @param body holds the rows, each with its key in `data-key`; @param off draws all, as for paper */
export function useVirtual(keys: readonly string[], body: RefObject<HTMLElement | null>, off: boolean): Slice {
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const [seen, setSeen] = useState({ top: 0, height: innerHeight });
  const all = off || keys.length < virtualFrom;
  const whole: Slice = { from: 0, to: keys.length, above: 0, below: 0 };
  // `measured` counts how often a height was learnt.
  const offsets = useMemo(() => offsetsOf(keys, heights.current), [keys, measured]);
  const slice = all ? whole : sliceOf(offsets, seen.top, seen.height);

  useEffect(() => {
    if (all) return;
    const look = (): void => {
      const top = -(body.current?.getBoundingClientRect().top ?? 0);
      setSeen((before) => {
        const next = { top, height: innerHeight };
        return same(sliceOf(offsets, before.top, before.height), sliceOf(offsets, next.top, next.height))
          ? before
          : next;
      });
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [all, offsets, body]);

  useLayoutEffect(() => {
    if (all) return;
    let learnt = false;
    for (const row of body.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []) {
      const [key = '', height] = [row.dataset.key, row.offsetHeight];
      if (height > 0 && heights.current.get(key) !== height) {
        heights.current.set(key, height);
        learnt = true;
      }
    }
    if (learnt) setMeasured((count) => count + 1);
  });
  return slice;
}
