// Looks at files that processes hold open and that have no name any more: they live until they are let go.
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { readProcess } from '../../processes/table.ts';
import { isGone } from '../../wipe/folder.ts';
import { lookAtFile } from './files.ts';
import type { Scan } from './scan.ts';

/** @returns null for what was closed, or has ended, in the meantime */
function attempt<Value>(scan: Scan, read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!isGone(error)) scan.miss('open-unlinked');
    return null;
  }
}

function lookAt(scan: Scan, path: string, seen: Set<string>, asTheyAre: boolean): void {
  const about = attempt(scan, () => statSync(path));
  if (about === null || !about.isFile() || about.nlink > 0) return;
  const file = `${about.dev}:${about.ino}`;
  if (seen.has(file)) return;
  seen.add(file);
  const name = attempt(scan, () => readlinkSync(path, { encoding: 'buffer' }));
  if (name !== null) scan.look(name, 'file-name');
  lookAtFile(scan, path, 'open-unlinked', asTheyAre);
}

/** Looks at each file once. Needs root. */
export function scanOpenUnlinked(scan: Scan, ids: readonly number[], asTheyAre = false): void {
  const seen = new Set<string>();
  for (const id of ids) {
    for (const place of attempt(scan, () => readProcess('/proc', id))?.shownAt ?? []) {
      const folder = `/proc/${place}/fd`;
      for (const name of attempt(scan, () => readdirSync(folder)) ?? [])
        lookAt(scan, `${folder}/${name}`, seen, asTheyAre);
    }
  }
}
