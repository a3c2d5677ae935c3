// The station's state, written down as one word so that an agent that starts again knows how things stood. No time, no id.
import { closeSync, constants, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { StationState } from '../../contract/words.ts';

export interface Journal {
  /** null: missing, unreadable or unknown, which all count as dirty. */
  read(): StationState | null;
  /** When it returns, the word is what any later reader finds. AGENT-04 when it could not be written. */
  write(state: StationState): Result<void>;
}

const ownerOnly = 0o600;
const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY, O_DIRECTORY, O_RDONLY } = constants;

/** @param folder the agent's own, on a file system in memory, so that no boot finds the word of an earlier one */
export function keepJournal(folder: string): Journal {
  const path = join(folder, 'state');
  return {
    read() {
      try {
        return StationState.safeParse(readFileSync(path, 'latin1').trimEnd()).data ?? null;
      } catch {
        return null;
      }
    },
    write(state) {
      try {
        writeAndKeep(`${path}.new`, `${state}\n`);
        renameSync(`${path}.new`, path);
        keepFolder(folder);
        return succeed(undefined);
      } catch {
        return fail('AGENT-04');
      }
    },
  };
}

function writeAndKeep(path: string, text: string): void {
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, ownerOnly);
  try {
    if (writeSync(descriptor, text) !== text.length) throw new Error('not all of it was written');
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The new name is in the folder, which is written like a file. */
function keepFolder(folder: string): void {
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
