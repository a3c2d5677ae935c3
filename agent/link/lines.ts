// Cuts a stream of bytes into lines, and gives up on one that is longer than the contract allows.

const lineBreak = 0x0a;

export interface Lines {
  /** @returns the lines that are complete now; null once a line is too long, after which nothing more is to be read */
  push(piece: Buffer): readonly Buffer[] | null;
}

/** @param longest in bytes, the line break not counted */
export function cutLines(longest: number): Lines {
  let held = Buffer.alloc(0);
  return {
    push(piece) {
      const lines: Buffer[] = [];
      let rest = Buffer.concat([held, piece]);
      for (let end = rest.indexOf(lineBreak); end >= 0; end = rest.indexOf(lineBreak)) {
        lines.push(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
      }
      // A copy, so that a short rest does not keep a large piece in memory.
      held = Buffer.from(rest);
      return held.length > longest || lines.some(({ length }) => length > longest) ? null : lines;
    },
  };
}
