// Which key was probably meant by one that nobody knows.

type Row = readonly number[];

/** @param rows those before this one, the nearest last */
function nextRow(one: string, other: string, rows: readonly Row[]): Row {
  const at = rows.length - 1;
  const [last = [], before = []] = [rows[at], rows[at - 1]];
  const row = [at + 1];
  for (let column = 0; column < other.length; column += 1) {
    const same = one[at] === other[column];
    const swapped = at > 0 && column > 0 && one[at] === other[column - 1] && one[at - 1] === other[column];
    row.push(
      Math.min(
        (last[column + 1] ?? 0) + 1,
        (row[column] ?? 0) + 1,
        (last[column] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return row;
}

/** Edits between two words: letters put in, left out, changed, or two neighbours swapped (optimal string alignment). */
export function editsBetween(one: string, other: string): number {
  const first: Row = Array.from({ length: other.length + 1 }, (_, index) => index);
  const rows = Array.from({ length: one.length }).reduce<readonly Row[]>(
    (done) => [...done, nextRow(one, other, done)],
    [first],
  );
  return rows.at(-1)?.at(-1) ?? 0;
}

const folded = (key: string): string => key.toLowerCase().replace(/[-_\s]/g, '');

/** The nearest known key when it is near enough to be a slip; null otherwise. */
export function likelyKey(unknown: string, known: readonly string[]): string | null {
  if (unknown.length > 40) return null;
  const near = known
    .map((key) => ({ key, edits: editsBetween(folded(unknown), folded(key)) }))
    .filter(({ key, edits }) => edits <= Math.max(1, Math.floor(key.length / 4)))
    .sort((one, other) => one.edits - other.edits);
  return near[0]?.key ?? null;
}
