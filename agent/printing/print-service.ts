// The print service of a station (CUPS), as the cleaner and the look see it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Roots } from '../places/places.ts';
import { programOf } from '../processes/snapshot.ts';
import type { Process, ProcessTable } from '../processes/table.ts';
import { runTool } from '../run-tool.ts';
import { askJobs } from './ask-jobs.ts';
import { type PrintUnits, systemUnits } from './units.ts';

export interface PrintService extends PrintUnits {
  processes(table: ProcessTable): readonly Process[];
  /** How many jobs it knows, finished ones included; null when it does not say. */
  jobs(): Promise<number | null>;
  /** Tells it to drop every job and what it knows of past ones, and printers that they were sent to to drop them too. */
  cancelAll(): Promise<void>;
}

const service = '/usr/sbin/cupsd';
/** Of the package cups-client. Where it is missing jobs end with the service, and a printer may print what it has. */
const cancel = '/usr/bin/cancel';
const patience = 5000;

export function printService({ root }: Roots, units: PrintUnits = systemUnits()): PrintService {
  const socket = join(root, 'run/cups/cups.sock');
  return {
    ...units,
    processes: (table) => [...table.byId.values()].filter((process) => isService(table, process)),
    jobs: () => askJobs(socket),
    async cancelAll() {
      if (!existsSync(cancel)) return;
      const how = { timeout: patience, env: { CUPS_SERVER: socket } };
      // What came of it is seen in the files and in the answer to the next question.
      await runTool(cancel, ['-a', '-x'], how).catch(() => undefined);
    },
  };
}

/** Below a root folder of a test's own there are files, but no service of the machine is that folder's. */
export const noPrintService: PrintService = {
  processes: () => [],
  jobs: async () => null,
  cancelAll: async () => undefined,
  stop: async () => undefined,
  start: async () => undefined,
};

/** Anybody may run a program by that name; only root's is the service. The kernel marks one that an update replaced. */
function isService(table: ProcessTable, process: Process): boolean {
  if (process.owner !== 0 || process.ended) return false;
  return programOf(table, process).some((program) => program.replace(/ \(deleted\)$/, '') === service);
}
