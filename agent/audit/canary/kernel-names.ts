// Looks at what the kernel shows of processes and their means of talking: arguments, environments, socket names, keys.
import { readFileSync } from 'node:fs';
import { readProcesses } from '../../processes/table.ts';
import { isGone } from '../../wipe/folder.ts';
import type { Scan } from './scan.ts';

/** In our own network and process namespaces, which sessions share in part. */
const tables = ['/proc/net/unix', '/proc/keys', '/proc/mounts'];
const ofEachProcess = ['cmdline', 'environ', 'comm'];

function lookAt(scan: Scan, path: string): void {
  try {
    scan.look(readFileSync(path), 'kernel');
  } catch (error) {
    // A process that has gone, or a kernel without such a table.
    if (!isGone(error)) scan.miss('kernel');
  }
}

/** Our own process, which knows the canaries, is left out. */
export function scanKernelNames(scan: Scan): void {
  for (const table of tables) lookAt(scan, table);
  for (const { id } of readProcesses().byId.values())
    if (id !== process.pid) for (const name of ofEachProcess) lookAt(scan, `/proc/${id}/${name}`);
}
