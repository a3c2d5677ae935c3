// The marks of what was done in this boot: in memory, so that no boot finds those of another.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { replaceSmallFile } from '../state/small-file.ts';
import type { Marks } from './due.ts';

const Milliseconds = z.number().min(0);
const Mark = z
  .strictObject({ boot: z.string().regex(/^[0-9a-f]{64}$/), sinceBoot: Milliseconds, slept: z.number() })
  .nullable();
const MarksFile = z.strictObject({ 'event-logs': Mark, 'user-data': Mark, canary: Mark });

export const noMarks: Marks = { 'event-logs': null, 'user-data': null, canary: null };

const pathIn = (folder: string): string => join(folder, 'marks.json');

/** @param folder the agent's own, on a file system in memory. What can't be understood was not done. */
export function readMarks(folder: string): Marks {
  try {
    return MarksFile.safeParse(JSON.parse(readFileSync(pathIn(folder), 'utf8'))).data ?? noMarks;
  } catch {
    return noMarks;
  }
}

/** AGENT-10 when they could not be written. */
export function writeMarks(folder: string, marks: Marks): Result<void> {
  try {
    replaceSmallFile(pathIn(folder), `${JSON.stringify(marks)}\n`);
    return succeed(undefined);
  } catch {
    return fail('AGENT-10');
  }
}
