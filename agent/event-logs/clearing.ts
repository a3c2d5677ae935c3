// What the clearers of one run share: when it began, which files are open, and which logs it has emptied already.
import { nameOfOpen, readOpenFiles } from '../processes/open-files.ts';
import type { Round } from '../wipe/cleaner.ts';

export interface Clearing {
  /** Whether a file of this birth came into being since the run began, and so is no matter of it. */
  bornSince(born: bigint): boolean;
  /** Identities. Their writers go on writing: what stands in them by now is newer than the run. */
  readonly emptied: Set<string>;
  /** Identities of the files that were open when the run began. */
  readonly held: ReadonlySet<string>;
  /** Their last names, as latin1. */
  readonly heldNames: ReadonlySet<string>;
}

const clearings = new WeakMap<Round, Clearing>();

export function clearingOf(round: Round): Clearing {
  const known = clearings.get(round);
  if (known !== undefined) return known;
  const open = readOpenFiles();
  const begun = nanoseconds();
  const clearing = {
    bornSince: (born: bigint) => isBetween(begun, born, nanoseconds()),
    emptied: new Set<string>(),
    held: new Set(open.map(({ identity }) => identity)),
    heldNames: new Set(open.flatMap((file) => nameOfOpen(file)?.split('/').at(-1) ?? [])),
  };
  clearings.set(round, clearing);
  return clearing;
}

/** Since 1970, and never less than the clock by which files are born shows at this moment. */
const nanoseconds = (): bigint => BigInt(Date.now() + 1) * 1_000_000n;

/** A file from the future was born by a clock that was wrong, and is as old as any other. */
export const isBetween = (begun: bigint, born: bigint, now: bigint): boolean => born > begun && born <= now;
