// How many attempts to sign in may be under way at once: what waits takes memory, and somebody waits for its answer.

export type Queue = <Done>(work: () => Promise<Done>, full: Done) => Promise<Done>;

/** @param most one more is not begun, and answered by `full` */
export function makeQueue(most: number): Queue {
  let underWay = 0;
  return async (work, full) => {
    if (underWay >= most) return full;
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
}
