// A folder for one test, which is removed with all it holds when the test has finished.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** To be called from a test, or from a hook before each one. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
