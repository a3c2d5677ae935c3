// The receipt of a wipe: what was looked at, how much of it is left, and which of a patron's words each look answers.
import * as z from 'zod';
import { Containment } from './words.ts';

export { linesFor, type PeopleLine, type PeopleLineId, peopleLineIds, peopleLines } from './people-lines.ts';

/** Each check is one real look by the agent at one kind of place. The order is the order of looking. */
export const CheckId = z.enum([
  'processes',
  'memory-file-systems',
  'open-files',
  'home',
  'temporary',
  'shared-memory',
  'inter-process',
  'other-places',
  'clipboard',
  'primary-selection',
  'print-spool',
  'crash-dumps',
  'scheduled-jobs',
  'removable-media',
]);
export type CheckId = z.infer<typeof CheckId>;

/** `looked`: how many things were looked at (processes, mounts, files). `left`: how many of the session were found. */
export const Check = z.strictObject({ id: CheckId, looked: z.int().min(0), left: z.int().min(0) });
export type Check = z.infer<typeof Check>;

export const Receipt = z.strictObject({
  verdict: z.enum(['clean', 'residue', 'unseen']),
  containment: Containment,
  checks: z.array(Check).max(64),
  left: z.int().min(0),
  removed: z.int().min(0),
  milliseconds: z.int().min(0),
});
export type Receipt = z.infer<typeof Receipt>;
