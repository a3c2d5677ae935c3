// Where the station's window goes, and which displays need a cover, whatever displays come and go. Pure.
import type { Display, Rectangle } from 'electron';

type Place = Pick<Display, 'id' | 'bounds'>;

const windowedSize = { width: 1280, height: 800 } as const;

export function arrange(
  displays: readonly Place[],
  primary: Place,
  windowed: boolean,
): { main: Rectangle; covers: { id: number; bounds: Rectangle }[] } {
  if (windowed) {
    const { x, y, width, height } = primary.bounds;
    return {
      main: { x, y, width: Math.min(width, windowedSize.width), height: Math.min(height, windowedSize.height) },
      covers: [],
    };
  }
  const others = displays.filter((display) => display.id !== primary.id);
  return { main: primary.bounds, covers: others.map(({ id, bounds }) => ({ id, bounds })) };
}
