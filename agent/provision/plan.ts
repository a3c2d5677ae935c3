// What is still to be changed on a machine: each step's changes, less what is so already. Looks, and touches nothing.
import { isFromSystem } from '../wipe/folder.ts';
import type { Change } from './change.ts';
import { type Entry, isSame, textOf } from './entry.ts';
import type { Facts } from './facts.ts';
import { changeLines, type LineChange } from './lines.ts';
import type { Machine } from './machine.ts';
import type { ProvisionRecord } from './record.ts';
import type { Choices, Step } from './step.ts';
import { steps } from './steps/all.ts';

/** One change that is needed here, with what stands there now and what will. */
export type Difference =
  | NameDifference
  | (Omit<NameDifference, 'is'> & { readonly is: 'lines'; readonly lines: readonly LineChange[] })
  | Extract<Change, { is: 'account' | 'packages' }>;

interface NameDifference {
  readonly is: 'name';
  readonly path: string;
  readonly says: string;
  readonly before: Entry;
  readonly after: Entry;
}

export interface PlannedStep {
  readonly step: Step;
  readonly differences: readonly Difference[];
  /** It was interrupted, or one of its programs failed: they are run again. */
  readonly unfinished: boolean;
  readonly notes: readonly string[];
}

export const isNothing = ({ differences, unfinished }: PlannedStep): boolean => differences.length === 0 && !unfinished;

/** A place that can't be what a step wants: a folder where a file should be, a link where a folder should be. */
export interface Obstacle {
  readonly obstacle: string;
}

/** Steps that the site left out are not in it; steps with nothing to do are. */
export function planFor(
  machine: Machine,
  choices: Choices,
  record: ProvisionRecord | null,
): readonly PlannedStep[] | Obstacle {
  const facts = machine.facts();
  const planned: PlannedStep[] = [];
  for (const step of steps.filter(({ id }) => !choices.without.includes(id))) {
    const one = planStep(machine, step, { facts, choices, record });
    if ('obstacle' in one) return one;
    planned.push(one);
  }
  return planned;
}

interface Known {
  readonly facts: Facts;
  readonly choices: Choices;
  readonly record: ProvisionRecord | null;
}

function planStep(machine: Machine, step: Step, { facts, choices, record }: Known): PlannedStep | Obstacle {
  const differences: Difference[] = [];
  for (const change of step.changes(facts, choices)) {
    const difference = differenceOf(machine, change);
    if (difference !== null && 'obstacle' in difference) return difference;
    if (difference !== null) differences.push(difference);
  }
  const unfinished = record?.steps[step.id] === 'begun';
  return { step, differences, unfinished, notes: step.notes?.(facts, choices) ?? [] };
}

function differenceOf(machine: Machine, change: Change): Difference | Obstacle | null {
  if (change.is === 'account' || change.is === 'packages') return change;
  const { path, says } = change;
  const before = lookAt(machine, path);
  if (before === null || before.is === 'other') return { obstacle: path };
  if (change.is !== 'lines') {
    const after = wantedEntry(change, machine);
    return isSame(before, after) || isSameUnit(before, after) ? null : { is: 'name', path, says, before, after };
  }
  const text = changeLines(textOf(before) ?? '', change.lines);
  if (before.is !== 'file' || text === null) return { obstacle: path };
  return { is: 'lines', path, says, before, after: { ...before, bytes: Buffer.from(text) }, lines: change.lines };
}

function lookAt({ disk }: Machine, path: string): Entry | null {
  try {
    return disk.read(path);
  } catch (error) {
    if (isFromSystem(error)) return null;
    throw error;
  }
}

const everybodyReads = 0o644;

const wantedEntry = (change: Extract<Change, { is: 'file' | 'link' }>, { disk }: Machine): Entry =>
  change.is === 'link'
    ? { is: 'link', target: change.target, ...disk.owner }
    : { is: 'file', bytes: Buffer.from(change.text), mode: everybodyReads, ...disk.owner };

/** Debian's own tools name units by /lib, which is a link to /usr/lib. */
const isSameUnit = (one: Entry, other: Entry): boolean =>
  one.is === 'link' && other.is === 'link' && `/usr${one.target}` === other.target;
