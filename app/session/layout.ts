// Where the bar and the page lie in the window: pure arithmetic, so that no page can ever be laid over the bar.
import type { Rectangle } from 'electron';

export interface Layout {
  readonly bar: Rectangle;
  readonly page: Rectangle;
}

/**
 * The page always starts below the bar. While something hangs from the bar, the bar's own view grows over the window, and
 * what it leaves transparent shows the page, which then gets no input.
 * @param barHeight in CSS pixels, as the bar's page measured itself
 */
export function layOut(size: { width: number; height: number }, barHeight: number, hanging: boolean): Layout {
  const top = Math.max(1, Math.min(Math.round(barHeight), size.height));
  return {
    bar: { x: 0, y: 0, width: size.width, height: hanging ? size.height : top },
    page: { x: 0, y: top, width: size.width, height: Math.max(0, size.height - top) },
  };
}

/** Nothing is kept free. */
export const noStrip: readonly number[] = Array(12).fill(0);

/**
 * The strip that the bar takes of the display, as window managers are told of it: how much is kept free at the left, right, top
 * and bottom, and for each of them from where to where. In pixels of the display.
 * @param display its bounds in CSS pixels; one that stands below another has its upper edge in the middle, where none can be kept
 */
export function reservedStrip(display: Rectangle, barHeight: number, scaleFactor: number): readonly number[] {
  if (display.y > 0) return noStrip;
  const top = Math.round(barHeight * scaleFactor);
  const from = Math.round(display.x * scaleFactor);
  const to = from + Math.round(display.width * scaleFactor) - 1;
  return [0, 0, top, 0, 0, 0, 0, 0, from, to, 0, 0];
}
