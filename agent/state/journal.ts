// The station's state, written down as one word so that an agent that starts again knows how things stood. No time, no id.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { StationState } from '../../contract/words.ts';
import { replaceSmallFile } from './small-file.ts';

export interface Journal {
  /** null: missing, unreadable or unknown, which all count as dirty. */
  read(): StationState | null;
  /** When it returns, the word is what any later reader finds. AGENT-04 when it could not be written. */
  write(state: StationState): Result<void>;
}

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
        replaceSmallFile(path, `${state}\n`);
        return succeed(undefined);
      } catch {
        return fail('AGENT-04');
      }
    },
  };
}
