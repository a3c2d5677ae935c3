// Looks at what the kernel shows of processes and their means of talking: arguments, environments, socket names, keys.
import { readFileSync } from 'node:fs';
import { allProcesses } from './processes.ts';
import type { Scan } from './scan.ts';

/** In our own network and process namespaces, which sessions share in part. */
const tables = ['/proc/net/unix', '/proc/keys', '/proc/mounts'];

function lookAt(scan: Scan, path: string): void {
  try {
    scan.look(readFileSync(path), 'kernel');
  } catch {
    // A process that has gone, or a kernel without such a table.
  }
}

/** Our own process, which knows the canaries, is left out. */
export function scanKernelNames(scan: Scan): void {
  for (const table of tables) lookAt(scan, table);
  for (const id of allProcesses())
    if (id !== process.pid) for (const name of ['cmdline', 'environ', 'comm']) lookAt(scan, `/proc/${id}/${name}`);
}
