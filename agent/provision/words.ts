// A plan as a person reads it: each step with its reason, each change in words, and the lines that go and come.
import { type Entry, textOf } from './entry.ts';
import type { Difference, PlannedStep } from './plan.ts';
import type { Return } from './undo.ts';

/** A change as it is shown, and as `--json` gives it. */
export interface Shown {
  /** null where the change is not in one file. */
  readonly path: string | null;
  readonly says: string;
  /** Lines that begin with `-` or `+`; none where they would show a password's trace. */
  readonly diff: readonly string[];
}

export function showDifference(difference: Difference): Shown {
  if (difference.is === 'account' || difference.is === 'packages')
    return { path: null, says: difference.says, diff: [] };
  const { path, says, before, after } = difference;
  if (isSecret(path)) return { path, says, diff: [] };
  if (difference.is === 'lines') return { path, says, diff: difference.lines.flatMap(pair) };
  return { path, says, diff: diffOf(before, after) };
}

export const showReturn = ({ path, before, after }: Return): Shown => ({
  path,
  says: after.is === 'absent' ? 'take away what was put there' : 'put back as it was',
  diff: isSecret(path) ? [] : diffOf(before, after),
});

const isSecret = (path: string): boolean => /^\/etc\/g?shadow$/.test(path);

const pair = ({ before, after }: { before: string | null; after: string | null }): readonly string[] => [
  ...(before === null ? [] : [`- ${before}`]),
  ...(after === null ? [] : [`+ ${after}`]),
];

/** What is the same at the beginning and at the end is left out. */
export function diffOf(before: Entry, after: Entry): readonly string[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, young.length) - head && old.at(-1 - tail) === young.at(-1 - tail)) tail++;
  const middle = (lines: readonly string[]) => lines.slice(head, lines.length - tail);
  const changed = [...middle(old).map((line) => `- ${line}`), ...middle(young).map((line) => `+ ${line}`)];
  return changed.length > 0 ? changed : [`- ${rightsOf(before)}`, `+ ${rightsOf(after)}`];
}

function linesOf(entry: Entry): readonly string[] {
  if (entry.is === 'link') return [`a link to ${entry.target}`];
  return textOf(entry)?.replace(/\n$/, '').split('\n') ?? [];
}

/** The content is the same: then it is these that differ. */
const rightsOf = (entry: Entry): string =>
  'user' in entry
    ? `owner ${entry.user}, group ${entry.group}${entry.is === 'file' ? `, mode ${entry.mode.toString(8)}` : ''}`
    : entry.is;

const indented = (text: string, by: number): string => `${' '.repeat(by)}${text}`;

export const shownLines = ({ path, says, diff }: Shown): readonly string[] => [
  indented(path === null ? says : `${path}: ${says}`, 2),
  ...diff.map((line) => indented(line, 4)),
];

export const stepLines = ({ step, differences, unfinished }: PlannedStep): readonly string[] => [
  `${step.id}: ${step.title}`,
  indented(step.why, 2),
  ...(unfinished ? [indented('It was begun and not finished; what it needs is run again.', 2)] : []),
  ...differences.flatMap((one) => shownLines(showDifference(one))),
  '',
];
