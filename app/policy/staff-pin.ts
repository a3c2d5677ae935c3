// How long the staff door stays shut after wrong PINs: five tries, then pauses that double, counted for the whole station.

const freeTries = 5;
const firstPause = 30_000;
const longestPause = 900_000;

/** @param failures wrong PINs since the last right one, whatever screens were closed in between */
export function lockMilliseconds(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(firstPause * 2 ** Math.min(failures - freeTries, 16), longestPause);
}

/** After the free tries each pause is followed by one more. */
export const triesLeft = (failures: number): number => Math.max(1, freeTries - failures);
