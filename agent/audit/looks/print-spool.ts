// Looks for print jobs that are still held: in the print service's files, in what it says itself, and among what was printed to a file.
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { sweepPrintFiles } from '../../printing/spool.ts';
import type { Look, View } from '../view.ts';
import { lookAtPlaces } from './files.ts';

export const lookAtPrintSpool: Look = async (view) => {
  const printedToFile = await lookAtPlaces('print-spool')(view);
  if (!printedToFile.ok || printedToFile.value === null) return printedToFile;
  const files = sweepPrintFiles('look', { roots: view.roots, deny: view.rules.deny });
  if (!files.ok) return files;
  const known = await jobsKnown(view);
  if (!known.ok) return known;
  return succeed({
    looked: files.value.looked + printedToFile.value.looked,
    left: files.value.found + printedToFile.value.left + known.value,
  });
};

/** WIPE-02 when a service that runs does not say. */
async function jobsKnown({ printing, table }: View): Promise<Result<number>> {
  if (printing === null || printing.processes(table).length === 0) return succeed(0);
  const jobs = await printing.jobs();
  return jobs === null ? fail('WIPE-02') : succeed(jobs);
}
