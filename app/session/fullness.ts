// Notices when the memory for the visit's files is nearly used up, before programs fail in ways nobody can explain.
import { statfs } from 'node:fs/promises';

const everyMilliseconds = 2000;
/** Below this part of free blocks or inodes the visit can't go on safely. */
const tooLittle = 0.03;

/** Pure: whether a file system with these counts is too full to work on. Counts of 0 in all mean “no limit”. */
export function isTooFull(counts: { blocks: number; bavail: number; files: number; ffree: number }): boolean {
  const short = (free: number, all: number): boolean => all > 0 && free / all < tooLittle;
  return short(counts.bavail, counts.blocks) || short(counts.ffree, counts.files);
}

/** @param places the session's memory file systems */
export function watchFullness(places: readonly string[], full: () => void): void {
  const timer = setInterval(async () => {
    const counts = await Promise.all(places.map((place) => statfs(place).catch(() => null)));
    if (!counts.some((count) => count !== null && isTooFull(count))) return;
    clearInterval(timer);
    full();
  }, everyMilliseconds);
}
