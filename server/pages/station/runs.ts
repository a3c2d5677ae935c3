// Neighbouring points that say the same become one run: one rectangle of a plot, one row of the table behind it. Pure.

export interface Run<Point> {
  readonly point: Point;
  /** First and last of its points. */
  readonly from: number;
  readonly to: number;
}

export function runsOf<Point>(points: readonly Point[], keyOf: (point: Point) => string): readonly Run<Point>[] {
  const runs: { point: Point; from: number; to: number; key: string }[] = [];
  for (const [at, point] of points.entries()) {
    const [key, last] = [keyOf(point), runs.at(-1)];
    if (last?.key === key) last.to = at;
    else runs.push({ point, from: at, to: at, key });
  }
  return runs;
}
