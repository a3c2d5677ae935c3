// Looks at what the kernel shows of processes and their means of talking: arguments, environments, socket names, keys.
import { readFileSync } from 'node:fs';
import { readProcesses } from '../../processes/table.ts';
import { hasCode, isGone } from '../../wipe/folder.ts';
import type { Scan } from './scan.ts';

/** In our own network and process namespaces, which sessions share in part. */
const tables = ['/proc/net/unix', '/proc/keys', '/proc/mounts'];
const ofEachProcess = ['cmdline', 'environ', 'comm'];

/** @param isShielded somebody else's process: what may not be seen of it is not a patron's */
function lookAt(scan: Scan, path: string, isShielded: boolean): void {
  try {
    scan.look(readFileSync(path), 'kernel');
  } catch (error) {
    // A process that has gone, or a kernel without such a table.
    const passed = isGone(error) || (isShielded && hasCode(error, 'EACCES', 'EPERM'));
    if (!passed) scan.miss('kernel');
  }
}

/** Our own process, which knows the canaries, is left out. @param kioskId whose processes must be seen, if anybody's */
export function scanKernelNames(scan: Scan, kioskId: number | null = null): void {
  for (const table of tables) lookAt(scan, table, false);
  for (const { id, owner } of readProcesses().byId.values())
    if (id !== process.pid) for (const name of ofEachProcess) lookAt(scan, `/proc/${id}/${name}`, owner !== kioskId);
}
