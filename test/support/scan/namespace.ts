// Looks through what is private to a session: its memory file systems, and files that are open but have no name any more.
import { privateMounts } from '../../../agent/audit/canary/file-systems.ts';
import { scanFiles } from '../../../agent/audit/canary/files.ts';
import { scanOpenUnlinked } from '../../../agent/audit/canary/open-unlinked.ts';
import type { Scan } from '../../../agent/audit/canary/scan.ts';
import { inNamespaceOf } from './processes.ts';

/** @param id a process inside, as seen from outside; needs root */
export function scanNamespace(scan: Scan, id: number): void {
  scanFiles(
    scan,
    privateMounts(id).map(({ point }) => `/proc/${id}/root${point}`),
  );
  scanOpenUnlinked(scan, inNamespaceOf(id));
}
