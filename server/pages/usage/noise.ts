// How far a sum may be off: the error of two-sided geometric noise, as wide as the true number lies in 19 times of 20. Pure.

/** The policy's usual one. A library that has chosen another one knows it. */
export const usualEpsilon = 0.5;

const nineteenOfTwenty = 1.96;
/** Above a fifth a number says nothing. */
const mostNoise = 0.2;

/** The variance of one draw is 2a/(1-a)², with a = e^-epsilon (Ghosh, Roughgarden, Sundararajan 2009). @param draws station days in the sum */
export function errorOf(draws: number, epsilon = usualEpsilon): number {
  const a = Math.exp(-epsilon);
  return nineteenOfTwenty * Math.sqrt((draws * 2 * a) / (1 - a) ** 2);
}

export const isTooNoisy = (sum: number, error: number): boolean => error > Math.abs(sum) * mostNoise;
