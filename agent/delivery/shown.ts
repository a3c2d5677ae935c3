// Where the agent leaves its last message for whoever wants to read it: in its runtime folder, for root alone.
import { join } from 'node:path';
import { replaceSmallFile } from '../state/small-file.ts';

export const shownFile = 'report';

/** A runtime folder that is full hides a preview and stops no report. */
export function showMessage(runtimeDir: string, message: Uint8Array): void {
  try {
    replaceSmallFile(join(runtimeDir, shownFile), Buffer.from(message).toString('utf8'));
  } catch {
    // `lethe report --preview` says that there is none.
  }
}
