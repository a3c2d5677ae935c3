// What the clearers of one run share: when it began, which files are open, and which logs it has emptied already.
import { nameOfOpen, readOpenFiles } from '../processes/open-files.ts';
import type { Round } from '../wipe/cleaner.ts';

export interface Clearing {
  /** Nanoseconds since 1970. What was born later is no matter of this run. */
  readonly begun: bigint;
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
  const clearing = {
    begun: BigInt(Date.now()) * 1_000_000n,
    emptied: new Set<string>(),
    held: new Set(open.map(({ identity }) => identity)),
    heldNames: new Set(open.flatMap((file) => nameOfOpen(file)?.split('/').at(-1) ?? [])),
  };
  clearings.set(round, clearing);
  return clearing;
}
