// Purges print jobs for real: what CUPS keeps in files, in its list of past jobs, and in its memory, which a new process alone forgets.
import { setTimeout as pause } from 'node:timers/promises';
import { succeed } from '../../contract/result.ts';
import type { PrintService } from '../printing/print-service.ts';
import { type PrintFiles, spoolStamp, sweepPrintFiles } from '../printing/spool.ts';
import { isAlive, tellToEnd } from '../processes/end.ts';
import type { Process } from '../processes/table.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';

/** Milliseconds for the service to end by itself, then after it was killed; and for a new one to answer. */
const patience = 3000;
const betweenLooks = 10;

export function printCleaner(service: PrintService, files: PrintFiles): Cleaner {
  /** The spool when the service was last seen new and without jobs. Any job since then has changed it, or is known to the service. */
  let seen: { readonly stamp: string | null; readonly at: number } | null = null;

  /** Once a day it is taken for unclean whatever the spool says: a job that was dropped at once may have left no other trace. */
  const mayRemember = ({ begun, occasion }: Round): boolean =>
    seen === null || seen.stamp !== spoolStamp(files.roots) || (occasion !== 'session-end' && seen.at < begun);

  const plan: Cleaner['plan'] = async (round) => {
    const held = sweepPrintFiles('look', files);
    if (!held.ok) return held;
    if (service.processes(round.census().table).length === 0) return succeed(held.value.found);
    // A service that does not answer has not shown that it knows no job.
    const jobs = (await service.jobs()) ?? 1;
    return succeed(held.value.found + jobs + (mayRemember(round) ? 1 : 0));
  };

  const apply: Cleaner['apply'] = async (round) => {
    const before = service.processes(round.census().table);
    const known = before.length === 0 ? 0 : await dropJobs(service);
    await service.stop();
    await endAll(before);
    const swept = sweepPrintFiles('remove', files);
    await service.start();
    if (!swept.ok) return swept;
    if (before.length === 0) return succeed(swept.value.removed);
    const isNew = !before.some(isAlive) && (await answers(service));
    if (isNew) seen = { stamp: spoolStamp(files.roots), at: Date.now() };
    return succeed(swept.value.removed + known);
  };

  return { id: 'print-jobs', group: 'user-data', when: ['session-end', 'boot', 'daily'], plan, apply };
}

/** @returns how many jobs the service knew; one that does not say would not listen either */
async function dropJobs(service: PrintService): Promise<number> {
  const known = await service.jobs();
  if (known !== null) await service.cancelAll();
  return known ?? 0;
}

/** The units' own stop has ended them where there are units; what is left is told, then made, to end. */
async function endAll(processes: readonly Process[]): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const left of processes) tellToEnd(left, signal);
    await until(() => !processes.some(isAlive));
  }
}

/** A service that is started on demand answers as soon as it is asked; one that is not started again has nothing to say. */
const answers = (service: PrintService): Promise<boolean> => until(async () => (await service.jobs()) === 0);

async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + patience;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > end) return false;
    await pause(betweenLooks);
  }
}
