// Looks through what is private to a session: its memory file systems, and files that are open but have no name any more.
import { privateRoots } from '../../../agent/audit/canary/file-systems.ts';
import { scanFiles } from '../../../agent/audit/canary/files.ts';
import { scanOpenUnlinked } from '../../../agent/audit/canary/open-unlinked.ts';
import type { Scan } from '../../../agent/audit/canary/scan.ts';
import { inNamespaceOf } from './processes.ts';

/** @param id a process inside, as seen from outside; needs root */
export function scanNamespace(scan: Scan, id: number): void {
  const { roots, borders } = privateRoots(id);
  scanFiles(scan, roots, { borders });
  scanOpenUnlinked(scan, inNamespaceOf(id));
}
