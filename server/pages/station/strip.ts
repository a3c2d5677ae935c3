// Verdicts over time, and codes over time: height and hatching say it without colour, and a word stands where something is wrong.
import type { Series } from '../../../contract/staff-api.ts';
import { type Axis, left, right, writeTicks, xOf } from './axis.ts';
import type { Draw } from './painted.tsx';
import { onCanvas } from './painted.tsx';
import { hatch, type Paints } from './painting.ts';
import { type Point, runsOfPoints, type Worded } from './points.ts';
import { runsOf } from './runs.ts';

export const stripHeight = 58;
export const lanesHeight = 140;

export type Cell = Series['verdicts'][number] | 'before';

export const cellsOf = ({ verdicts, before }: Series): readonly Cell[] =>
  verdicts.map((verdict, at) => (verdict === 'unheard' && at < before ? 'before' : verdict));

const heights: Readonly<Record<Exclude<Cell, 'before'>, number>> = {
  well: 6,
  hold: 6,
  attention: 16,
  out: 28,
  silent: 28,
  unheard: 28,
};
const base = 34;

function line(context: CanvasRenderingContext2D, y: number, width: number, { edge }: Paints): void {
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, y + 0.5);
  context.lineTo(width - right, y + 0.5);
  context.stroke();
}

function drawCell(
  context: CanvasRenderingContext2D,
  cell: Exclude<Cell, 'before'>,
  x: number,
  width: number,
  paints: Paints,
) {
  const height = heights[cell];
  const box = { x, y: base - height, width, height };
  if (cell === 'unheard' || cell === 'silent') {
    hatch(context, box, paints.gap);
    context.strokeStyle = paints.silent;
    context.lineWidth = 1;
    context.strokeRect(box.x + 0.5, box.y + 0.5, Math.max(1, width - 1), height - 1);
    return;
  }
  context.fillStyle = cell === 'hold' ? paints.edge : paints[cell];
  context.fillRect(box.x, box.y, width, height);
}

export const drawStrip = (cells: readonly Cell[], axis: Axis, words: { verdict: string; before: string }): Draw =>
  onCanvas(stripHeight, (context, width, paints) => {
    const x = (at: number): number => xOf(at, axis.points, width);
    for (const { point, from, to } of runsOf(cells, String)) {
      if (point === 'before') {
        context.fillStyle = paints.quiet;
        context.textAlign = 'center';
        context.fillText(words.before, (x(from) + x(to + 1)) / 2, 26);
      } else drawCell(context, point, x(from), x(to + 1) - x(from), paints);
    }
    line(context, base, width, paints);
    context.fillStyle = paints.quiet;
    writeTicks(context, axis, { width, y: 51 });
    context.fillStyle = paints.ink;
    context.textAlign = 'start';
    context.font = `600 11px ${paints.font}`;
    context.fillText(words.verdict, 0, 31);
  });

export interface Lane {
  readonly name: Worded;
  readonly label: string;
  readonly points: readonly Point[];
  /** A word for each rung. */
  readonly words: readonly string[];
}

const laneStep = 34;
const [low, tall] = [4, 20];

/** The word of a step beside its block, on the side that has room. */
function nameBlock(
  context: CanvasRenderingContext2D,
  text: string,
  { x, end, y, width }: { readonly x: number; readonly end: number; readonly y: number; readonly width: number },
): void {
  const onLeft = x > width / 2;
  context.textAlign = onLeft ? 'end' : 'start';
  context.fillText(text, onLeft ? x - 4 : end + 4, y - 8);
}

function drawLane(context: CanvasRenderingContext2D, lane: Lane, y: number, { width, axis, paints }: Room): void {
  context.fillStyle = paints.quiet;
  context.textAlign = 'start';
  context.fillText(lane.label, 0, y, left - 4);
  for (const { point, from, to } of runsOfPoints(lane.points)) {
    if (point === 'before') continue;
    const [x, end] = [xOf(from, axis.points, width), xOf(to + 1, axis.points, width)];
    const good = point !== 'gap' && point[1] === 0;
    const height = good ? low : tall;
    if (point === 'gap') {
      hatch(context, { x, y: y - height, width: end - x, height }, paints.gap);
      continue;
    }
    context.fillStyle = good ? paints.well : paints.attention;
    context.fillRect(x, y - height, end - x, height);
    context.fillStyle = paints.quiet;
    if (!good) nameBlock(context, lane.words[point[1]] ?? '', { x, end, y, width });
  }
}

interface Room {
  readonly width: number;
  readonly axis: Axis;
  readonly paints: Paints;
}

export const drawLanes = (lanes: readonly Lane[], axis: Axis): Draw =>
  onCanvas(lanesHeight, (context, width, paints) => {
    for (const [at, lane] of lanes.entries()) drawLane(context, lane, 32 + at * laneStep, { width, axis, paints });
    line(context, lanesHeight - 22, width, paints);
    context.fillStyle = paints.quiet;
    writeTicks(context, axis, { width, y: lanesHeight - 7 });
  });
