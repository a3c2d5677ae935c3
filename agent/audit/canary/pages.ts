// Reads memory around pages that can't be read, as the kernel hands it out: whole pages up to such a one. Pure but for what it is given.

export const pageBytes = 4096;

export interface Pages {
  /** From `at`; fewer bytes before a page that can't be read, 0 when there is no memory any more. @throws where `at` can't be read */
  read(bytes: Buffer, at: number): number;
  /** The page at this position can't be read. */
  onMiss(at: number): void;
}

/** @returns how much was read; pages that can't be read count as read, and are empty */
export function readAround({ read, onMiss }: Pages, bytes: Buffer, from: number): number {
  let done = 0;
  while (done < bytes.length) {
    const at = from + done;
    const got = attempt(() => read(bytes.subarray(done), at));
    if (got === 0) break;
    if (got !== null) {
      done += got;
      continue;
    }
    const page = at - (at % pageBytes);
    onMiss(page);
    const next = Math.min(bytes.length, page + pageBytes - from);
    bytes.fill(0, done, next);
    done = next;
  }
  return done;
}

function attempt(read: () => number): number | null {
  try {
    return read();
  } catch {
    return null;
  }
}
