// A value over time as bands on a ladder of equal rungs: never a line through a number that nobody measured. Drawn with uPlot.
import uPlot from 'uplot';
import type { Axis } from './axis.ts';
import { left, right } from './axis.ts';
import type { Draw } from './painted.tsx';
import { hatch, type Paints, write } from './painting.ts';
import type { Banded } from './points.ts';
import { overFrom, type Point, runsOfPoints } from './points.ts';

export const bandHeight = 140;

export interface BandPlot {
  readonly name: Banded;
  readonly points: readonly Point[];
  readonly ladder: readonly string[];
  /** Words for the borders, from the lowest; empty where a step is open. */
  readonly borders: readonly string[];
  readonly axis: Axis;
  /** What stands at the threshold, in a gap, and before the station was there. */
  readonly words: { readonly over: string; readonly gap: string; readonly before: string };
}

const boxOf = (u: uPlot, from: number, to: number, low: number, high: number) => {
  const [x, end] = [u.valToPos(from, 'x', true), u.valToPos(to, 'x', true)];
  const [y, base] = [u.valToPos(high, 'y', true), u.valToPos(low, 'y', true)];
  return { x, y, width: end - x, height: base - y };
};

/** All bands on one side of the threshold as one path. */
function bandsPath(u: uPlot, { points }: BandPlot, threshold: number, over: boolean): uPlot.Series.Paths {
  const fill = new Path2D();
  for (const { point, from, to } of runsOfPoints(points)) {
    if (typeof point === 'string' || point[1] >= threshold !== over) continue;
    const { x, y, width, height } = boxOf(u, from, to + 1, point[0], point[1] + 1);
    fill.rect(x, y, width, height);
  }
  return { stroke: null, fill };
}

function drawGaps(u: uPlot, { points, ladder, words }: BandPlot, paints: Paints): void {
  const { ctx } = u;
  const scale = devicePixelRatio;
  ctx.fillStyle = paints.quiet;
  ctx.font = `${11 * scale}px ${paints.font}`;
  ctx.textAlign = 'center';
  for (const { point, from, to } of runsOfPoints(points)) {
    if (typeof point !== 'string') continue;
    const box = boxOf(u, from, to + 1, 0, ladder.length);
    if (point === 'gap') hatch(ctx, box, paints.gap, scale);
    const text = words[point];
    if (box.width > ctx.measureText(text).width + 8 * scale) {
      write(ctx, text, [box.x + box.width / 2, box.y + box.height - 8 * scale], paints, scale);
    }
  }
}

/** By hand: the first and the last words stand within the plot, not half outside of it. */
function drawTicks(u: uPlot, { axis: { ticks, points } }: BandPlot, paints: Paints): void {
  const { ctx, bbox } = u;
  const scale = devicePixelRatio;
  ctx.fillStyle = paints.quiet;
  ctx.font = `${11 * scale}px ${paints.font}`;
  for (const [at, words] of ticks) {
    ctx.textAlign = at === 0 ? 'start' : at >= points ? 'end' : 'center';
    ctx.fillText(words, u.valToPos(at, 'x', true), bbox.top + bbox.height + 15 * scale);
  }
}

function drawThreshold(u: uPlot, { words }: BandPlot, threshold: number, paints: Paints): void {
  const { ctx, bbox } = u;
  const scale = devicePixelRatio;
  const y = Math.round(u.valToPos(threshold, 'y', true));
  ctx.save();
  ctx.strokeStyle = paints.threshold;
  ctx.lineWidth = 1.5 * scale;
  ctx.setLineDash([5 * scale, 3 * scale]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
  ctx.fillStyle = paints.threshold;
  ctx.font = `600 ${11 * scale}px ${paints.font}`;
  ctx.textAlign = 'start';
  write(ctx, words.over, [bbox.left + 4 * scale, y - 4 * scale], paints, scale);
}

export const drawBands =
  (plot: BandPlot): Draw =>
  (place, width, paints) => {
    const { axis, ladder, borders, points } = plot;
    const threshold = ladder.indexOf(overFrom[plot.name]);
    const rungs = borders.map((_, at) => at);
    const side = (over: boolean): uPlot.Series => ({
      fill: over ? paints.over : paints.band,
      width: 0,
      points: { show: false },
      paths: (u) => bandsPath(u, plot, threshold, over),
    });
    const look = { stroke: paints.quiet, font: `11px ${paints.font}`, ticks: { show: false } } as const;
    const grid = { stroke: paints.grid, width: 1 } as const;
    const made = new uPlot(
      {
        width,
        height: bandHeight,
        padding: [14, right, 0, 0],
        cursor: { show: false },
        legend: { show: false },
        scales: { x: { time: false, range: [0, axis.points] }, y: { range: [0, ladder.length] } },
        series: [{}, side(false), side(true)],
        axes: [
          { ...look, size: 22, grid: { show: false }, splits: () => [], values: () => [] },
          { ...look, size: left, gap: 6, grid, splits: () => rungs, values: () => [...borders] },
        ],
        hooks: {
          drawAxes: [(u) => drawGaps(u, plot, paints), (u) => drawTicks(u, plot, paints)],
          draw: [(u) => threshold >= 0 && drawThreshold(u, plot, threshold, paints)],
        },
      },
      // Bands are drawn from the runs; the library only needs to know that there is something.
      [points.map((_, at) => at), points.map(() => 0), points.map(() => 0)],
      place,
    );
    return () => made.destroy();
  };
