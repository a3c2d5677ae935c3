// Looks for print jobs that are still held: their control files and their documents.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from '../../../contract/result.ts';
import { isGone } from '../../wipe/folder.ts';
import type { Look } from '../view.ts';

const spool = 'var/spool/cups';
/** `c00012` describes a job, `d00012-001` is its document (CUPS, spool files). */
const jobFile = /^[cd]\d{5,}/;

export const lookAtPrintSpool: Look = ({ roots }) => {
  const names = namesIn(join(roots.root, spool));
  const documents = namesIn(join(roots.root, spool, 'tmp'));
  const jobs = names.filter((name) => jobFile.test(name));
  return succeed({ looked: names.length + documents.length, left: jobs.length + documents.length });
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
