// What canvases need: colours from the style sheet, sharp pixels, hatching for what is not known.

export interface Paints {
  readonly ink: string;
  readonly quiet: string;
  readonly surface: string;
  readonly grid: string;
  readonly band: string;
  readonly over: string;
  readonly threshold: string;
  readonly gap: string;
  readonly edge: string;
  readonly out: string;
  readonly silent: string;
  readonly attention: string;
  readonly well: string;
  readonly font: string;
}

const names: Readonly<Record<keyof Paints, string>> = {
  ink: '--ink',
  quiet: '--ink-quiet',
  surface: '--surface',
  grid: '--plot-grid',
  band: '--plot-band',
  over: '--plot-band-over',
  threshold: '--plot-threshold',
  gap: '--plot-gap',
  edge: '--edge-control',
  out: '--out-fill',
  silent: '--silent-fill',
  attention: '--attention-fill',
  well: '--well-edge',
  font: '--font',
};

/** Read anew when the theme changes. */
export function readPaints(): Paints {
  const style = getComputedStyle(document.documentElement);
  const read = Object.entries(names).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return Object.fromEntries(read) as unknown as Paints;
}

const spacing = 6;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines at 45 degrees. @param scale canvas pixels for one of the page’s */
export function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  colour: string,
  scale = 1,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5 * scale;
  context.beginPath();
  for (let at = x - height; at < x + width; at += spacing * scale) {
    context.moveTo(at, y);
    context.lineTo(at + height, y + height);
  }
  context.stroke();
  context.restore();
}

/** Words over a plot stand on a seam of the surface, so that a band behind them does not swallow them. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  at: readonly [x: number, y: number],
  { surface }: Paints,
  scale: number,
): void {
  context.save();
  context.lineJoin = 'round';
  context.lineWidth = 4 * scale;
  context.strokeStyle = surface;
  context.strokeText(text, ...at);
  context.fillText(text, ...at);
  context.restore();
}
