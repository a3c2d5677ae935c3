// The numbers at which a chart has its lines: round ones, few, from zero or below to the highest and beyond. Pure.

const round = [1, 2, 2.5, 4, 5, 10] as const;
/** Gaps between lines; one more where there are numbers below zero. */
const gaps = 3;

/** Visits are whole. @param least what the step must not be below */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const factor = round.find((one) => one * power >= least && Number.isInteger(one * power)) ?? 10;
  return factor * power;
}

/** @returns from the lowest to the highest; at least two, and zero among them */
export function linesOf(lowest: number, highest: number): readonly number[] {
  const step = roundStep((Math.max(highest, 1) - Math.min(lowest, 0)) / gaps);
  const first = Math.floor(Math.min(lowest, 0) / step);
  const last = Math.ceil(Math.max(highest, 1) / step);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}
