// The lines of a receipt that people read. Apart from the schemas, so that a page can use it without the schema library.
import type { CheckId, Receipt } from './receipt.ts';

/** A line a patron reads. It stands on a receipt only if every check in `because` was made; its count is their sum. */
export interface PeopleLine {
  readonly id: PeopleLineId;
  readonly because: readonly CheckId[];
}

export const peopleLineIds = [
  'pages',
  'history',
  'cookies',
  'storage',
  'cache',
  'sign-ins',
  'files',
  'copied',
  'print',
  'usb',
  'programs',
  'temporary',
  'memory',
  'crashes',
] as const;
export type PeopleLineId = (typeof peopleLineIds)[number];

/** What held it: pages and what websites stored live only in the session's programs and its memory file systems. */
const heldInMemory = ['processes', 'memory-file-systems', 'open-files'] as const satisfies readonly CheckId[];

export const peopleLines: readonly PeopleLine[] = [
  { id: 'pages', because: ['processes'] },
  { id: 'history', because: heldInMemory },
  { id: 'cookies', because: heldInMemory },
  { id: 'storage', because: heldInMemory },
  { id: 'cache', because: heldInMemory },
  { id: 'sign-ins', because: heldInMemory },
  { id: 'files', because: ['memory-file-systems', 'home', 'other-places'] },
  { id: 'copied', because: ['clipboard', 'primary-selection'] },
  { id: 'print', because: ['print-spool'] },
  { id: 'usb', because: ['removable-media'] },
  { id: 'programs', because: ['processes', 'scheduled-jobs'] },
  { id: 'temporary', because: ['temporary'] },
  { id: 'memory', because: ['shared-memory', 'inter-process'] },
  { id: 'crashes', because: ['crash-dumps'] },
];

/** The lines this receipt can honestly show, each with what is left of it. */
export function linesFor(receipt: Receipt): { id: PeopleLineId; because: readonly CheckId[]; left: number }[] {
  const left = new Map(receipt.checks.map((check) => [check.id, check.left]));
  return peopleLines
    .filter((line) => line.because.every((check) => left.has(check)))
    .map((line) => ({ ...line, left: line.because.reduce((sum, check) => sum + (left.get(check) ?? 0), 0) }));
}
