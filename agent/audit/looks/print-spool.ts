// Looks for print jobs that are still held: their control files, their documents, and what was printed to a file.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from '../../../contract/result.ts';
import { isGone } from '../../wipe/folder.ts';
import type { Look } from '../view.ts';
import { lookAtPlaces } from './files.ts';

const spool = 'var/spool/cups';
/** `c00012` describes a job, `d00012-001` is its document (CUPS, spool files). */
const jobFile = /^[cd]\d{5,}/;

export const lookAtPrintSpool: Look = async (view) => {
  const printedToFile = await lookAtPlaces('print-spool')(view);
  if (!printedToFile.ok || printedToFile.value === null) return printedToFile;
  const { root } = view.roots;
  const names = namesIn(join(root, spool));
  const documents = namesIn(join(root, spool, 'tmp'));
  const jobs = names.filter((name) => jobFile.test(name));
  return succeed({
    looked: names.length + documents.length + printedToFile.value.looked,
    left: jobs.length + documents.length + printedToFile.value.left,
  });
};

/** No spool, no jobs: CUPS is not installed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}
