// Changes lines in a file that belongs to somebody else, and changes them back although other lines were changed since.

/** One line and what stands there instead. `null` before: the line is new, at the top. `null` after: the line goes. */
export interface LineChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** @returns the text with each change made once; null when a line that should be there is not */
export function changeLines(text: string, changes: readonly LineChange[]): string | null {
  const lines = text.split('\n');
  for (const { before, after } of changes) {
    const at = before === null ? 0 : lines.indexOf(before);
    if (at < 0) return null;
    lines.splice(at, before === null ? 0 : 1, ...(after === null ? [] : [after]));
  }
  return lines.join('\n');
}

/** What takes the changes back, the last first. */
export const backwards = (changes: readonly LineChange[]): readonly LineChange[] =>
  changes.toReversed().map(({ before, after }) => ({ before: after, after: before }));
