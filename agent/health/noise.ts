// Two-sided geometric noise, drawn exactly: whole numbers from the system's randomness, no logarithm whose rounding could give values away.
// After C. Canonne, G. Kamath, T. Steinke, “The Discrete Gaussian for Differential Privacy” (2020), algorithms 1 and 2.
import { randomInt } from 'node:crypto';

/** A whole number from 0 to below the bound, each as likely as another. */
export type Draw = (bound: number) => number;
export const drawFromSystem: Draw = (bound) => randomInt(bound);

/** Epsilon is told in thousandths, so that every probability here is a fraction. */
const whole = 1000;

/** True with probability numerator / denominator. */
const chance = (numerator: number, denominator: number, draw: Draw): boolean => draw(denominator) < numerator;

/** True with probability exp(-thousandths / 1000), for 0 to 1000 thousandths. */
function decaysOnce(thousandths: number, draw: Draw): boolean {
  let round = 1;
  while (chance(thousandths, whole * round, draw)) round += 1;
  return round % 2 === 1;
}

/** The same beyond 1000: exp(-a-b) is exp(-a) and exp(-b) both. */
function decays(thousandths: number, draw: Draw): boolean {
  for (let rest = thousandths; rest > 0; rest -= whole) {
    if (!decaysOnce(Math.min(rest, whole), draw)) return false;
  }
  return true;
}

function geometric(thousandths: number, draw: Draw): number {
  let count = 0;
  while (decays(thousandths, draw)) count += 1;
  return count;
}

/** P(k) is in proportion to exp(-epsilon |k|): the difference of two counts that stop with the same chance. */
export function twoSidedGeometric(epsilon: number, draw: Draw = drawFromSystem): number {
  const thousandths = Math.max(1, Math.round(epsilon * whole));
  return geometric(thousandths, draw) - geometric(thousandths, draw);
}
