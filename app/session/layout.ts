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
