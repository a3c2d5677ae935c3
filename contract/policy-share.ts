// Which stations of a place belong to a share of them: it follows from the id alone, so that nobody has to be asked or remembered. Pure.

const hundred = 100;

/**
 * From 0 to 99, always the same for a station: one that has a policy at a share of 10 keeps it at 50. The station asks at a
 * moment that follows from the first half of its id, so that the second half tells nothing of it.
 */
export const stepOf = (station: string): number => Number.parseInt(station.slice(8, 16), 16) % hundred;

/** @param share of a hundred; 0: none of them */
export const isInShare = (station: string, share: number): boolean => stepOf(station) < share;
