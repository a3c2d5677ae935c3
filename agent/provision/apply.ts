// Carries a plan out: first the record of what will be done, then the thing itself, step by step; at the end it looks again.
import { dirname } from 'node:path';
import type { ProblemCode } from '../../contract/problems.ts';
import { isFromSystem } from '../wipe/folder.ts';
import { type Refresh, refreshes } from './change.ts';
import type { Machine } from './machine.ts';
import { type Difference, isNothing, type PlannedStep, planFor } from './plan.ts';
import { type Deed, digestOf, type ProvisionRecord, toBefore } from './record.ts';
import type { StepId } from './step.ts';

export interface Applied {
  readonly problem: ProblemCode | null;
  /** Where it went wrong. */
  readonly step: StepId | null;
}

const well: Applied = { problem: null, step: null };

/** PROVISION-04 when something can't be written, -05 when a program of the system failed, -08 when it is not so afterwards. */
export function applyPlan(machine: Machine, plan: readonly PlannedStep[], began: ProvisionRecord): Applied {
  const toDo = plan.filter((planned) => !isNothing(planned));
  let record = began;
  for (const planned of toDo) {
    const { id } = planned.step;
    try {
      record = begin(machine, record, planned);
      if (!planned.differences.every((one) => perform(machine, one))) return { problem: 'PROVISION-05', step: id };
    } catch (error) {
      if (!isFromSystem(error)) throw error;
      return { problem: 'PROVISION-04', step: id };
    }
  }
  return finish(machine, toDo, record);
}

function begin(
  { disk, record: shelf }: Machine,
  record: ProvisionRecord,
  { step, differences }: PlannedStep,
): ProvisionRecord {
  const folders = [...new Set(differences.flatMap((one) => ('path' in one ? missingFolders(disk, one.path) : [])))];
  const deeds = [...folders.map((path): Deed => ({ is: 'folder', path })), ...differences.map(deedOf)];
  const begun = {
    ...record,
    steps: { ...record.steps, [step.id]: 'begun' as const },
    deeds: deeds.reduce(addDeed, record.deeds),
  };
  shelf.write(begun);
  for (const folder of folders) disk.makeFolder(folder);
  return begun;
}

/** From the uppermost down. */
function missingFolders(disk: Machine['disk'], path: string): readonly string[] {
  const folder = dirname(path);
  return disk.hasFolder(folder) ? [] : [...missingFolders(disk, folder), folder];
}

function deedOf(difference: Difference): Deed {
  if (difference.is === 'account') return { is: 'account', name: difference.name };
  if (difference.is === 'packages') return { is: 'packages', names: [...difference.names] };
  const { path, before, after } = difference;
  if (difference.is === 'lines') return { is: 'lines', path, lines: [...difference.lines] };
  return { is: 'name', path, before: toBefore(before), ours: [digestOf(after)] };
}

/** What stood at a name before provisioning stays what is put back, however often it was written since. */
function addDeed(deeds: readonly Deed[], deed: Deed): Deed[] {
  const earlier = deeds.find((one) => one.is === 'name' && deed.is === 'name' && one.path === deed.path);
  if (earlier?.is !== 'name' || deed.is !== 'name') return [...deeds, deed];
  return deeds.map((one) => (one === earlier ? { ...earlier, ours: [...earlier.ours, ...deed.ours] } : one));
}

function perform({ disk, tools }: Machine, difference: Difference): boolean {
  if (difference.is === 'account') return tools.makeAccount();
  if (difference.is === 'packages') return tools.install(difference.names);
  disk.put(difference.path, difference.after);
  return true;
}

function finish(machine: Machine, done: readonly PlannedStep[], record: ProvisionRecord): Applied {
  for (const what of inOrder(done.flatMap(({ step }) => step.refresh))) {
    const step = done.find((one) => one.step.refresh.includes(what))?.step.id ?? null;
    if (!machine.tools.refresh(what)) return { problem: 'PROVISION-05', step };
  }
  const marks = Object.fromEntries(done.map(({ step }) => [step.id, 'done'] as const));
  const finished = { ...record, steps: { ...record.steps, ...marks } };
  if (done.length > 0) machine.record.write(finished);
  const left = planFor(machine, finished.choices, finished);
  if ('obstacle' in left) return { problem: 'PROVISION-08', step: null };
  const open = left.find((planned) => !isNothing(planned));
  return open === undefined ? well : { problem: 'PROVISION-08', step: open.step.id };
}

export const inOrder = (wanted: readonly Refresh[]): readonly Refresh[] =>
  refreshes.filter((one) => wanted.includes(one));
