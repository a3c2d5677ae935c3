// How large a window must ask to be so that it covers a whole display. Pure.
import type { Rectangle } from 'electron';

/**
 * Chromium's X11 window makes itself a pixel smaller either way when it is asked to be as large as a display, so that no window
 * manager takes it for a full screen. A pointer pushed into a corner would then press whatever lies under it. Asked for a pixel
 * more it keeps its size, and the pixel lies outside the display.
 * @param display its bounds
 */
export const covering = ({ x, y, width, height }: Rectangle): Rectangle => ({ x, y, width, height: height + 1 });
