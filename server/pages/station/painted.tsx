// A canvas as wide as its place, drawn anew when that, the theme or the language changes. What it shows stands in a table behind it.
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { type Paints, readPaints } from './painting.ts';

/** Draws into the place; what it returns is called before it draws again. */
export type Draw = (place: HTMLElement, width: number, paints: Paints) => () => void;

const dark = matchMedia('(prefers-color-scheme: dark)');

export function Painted({ draw, height }: { readonly draw: Draw; readonly height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useStore(theme);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    let clean: (() => void) | null = null;
    let width = 0;
    const paint = (): void => {
      clean?.();
      clean = width > 0 ? draw(current, width, readPaints()) : null;
    };
    const sized = new ResizeObserver(() => {
      const now = Math.floor(current.clientWidth);
      if (now === width) return;
      width = now;
      paint();
    });
    sized.observe(current);
    dark.addEventListener('change', paint);
    return () => {
      sized.disconnect();
      dark.removeEventListener('change', paint);
      clean?.();
    };
  }, [draw, chosen]);
  return <div class="plot" ref={place} aria-hidden="true" style={{ minHeight: `${height}px` }} />;
}

/** For what needs no library: a canvas with sharp pixels. */
export function onCanvas(
  height: number,
  paint: (context: CanvasRenderingContext2D, width: number, paints: Paints) => void,
): Draw {
  return (place, width, paints) => {
    const canvas = document.createElement('canvas');
    const scale = devicePixelRatio;
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.scale(scale, scale);
      context.font = `11px ${paints.font}`;
      paint(context, width, paints);
    }
    place.append(canvas);
    return () => canvas.remove();
  };
}
