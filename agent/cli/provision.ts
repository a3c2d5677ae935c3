// `lethe provision`: makes this computer a station, shows first what it would change, and takes it all back.
import type { ProblemCode } from '../../contract/problems.ts';
import { applyPlan } from '../provision/apply.ts';
import { type Machine, machineAt } from '../provision/machine.ts';
import { isNothing, type PlannedStep, planFor } from '../provision/plan.ts';
import { newRecord, type ProvisionRecord } from '../provision/record.ts';
import type { Choices } from '../provision/step.ts';
import { applyUndo, planUndo } from '../provision/undo.ts';
import { showDifference, shownLines, showReturn, stepLines } from '../provision/words.ts';
import { choicesFrom, provisionOptions } from './provision-options.ts';
import { sentenceOf } from './sentence.ts';
import type { ExitCode, Surroundings, Verb } from './surroundings.ts';
import { readUsage, type Typed, UsageError } from './usage.ts';

/** What the verb says at its end; `paths` and `step` name where it went wrong. */
interface Told {
  readonly problem: ProblemCode | null;
  readonly step?: string | null;
  readonly paths?: readonly string[];
  /** For people. */
  readonly lines?: readonly string[];
  /** For programs. */
  readonly details?: object;
}

/** It is the call that is wrong, not the machine. */
const badCalls: readonly ProblemCode[] = ['PROVISION-01', 'PROVISION-02', 'PROVISION-09'];

/** @param isRoot whoever calls may change the machine, and read what only root reads */
export const provisionOf =
  (machine: Machine, isRoot: boolean): Verb =>
  async (args, surroundings) => {
    const typed = readUsage(args, provisionOptions, 0);
    return tell(run(machine, isRoot, typed), typed.values.json === true, surroundings);
  };

export const provision: Verb = async (args, surroundings) =>
  await provisionOf(machineAt('/'), process.getuid?.() === 0)(args, surroundings);

function run(machine: Machine, isRoot: boolean, { values }: Typed): Told {
  const given = choicesFrom(values);
  const undoes = values.undo === true;
  if (given === null || (values.force === true && !undoes) || (undoes && Object.keys(given).length > 0))
    throw new UsageError();
  if (!isRoot) return { problem: 'PROVISION-02' };
  if (!machine.facts().systems.some((one) => one === 'debian' || one === 'ubuntu')) return { problem: 'PROVISION-01' };
  const record = machine.record.read();
  if (record === 'unreadable') return { problem: 'PROVISION-07' };
  if (undoes) return undo(machine, record, { onlyPlan: values.plan === true, force: values.force === true });
  if (record !== null && differs(given, record)) return { problem: 'PROVISION-09' };
  return make(machine, record ?? newRecord(given), values.plan === true);
}

const differs = (given: Partial<Choices>, { choices }: ProvisionRecord): boolean =>
  JSON.stringify({ ...choices, ...given }) !== JSON.stringify(choices);

function make(machine: Machine, record: ProvisionRecord, onlyPlan: boolean): Told {
  const plan = planFor(machine, record.choices, record);
  if ('obstacle' in plan) return { problem: 'PROVISION-03', paths: [plan.obstacle] };
  const toDo = plan.filter((planned) => !isNothing(planned));
  const notes = plan.flatMap((planned) => planned.notes);
  const details = { choices: record.choices, steps: toDo.map(asObject), notes, done: !onlyPlan };
  const lines = [...toDo.flatMap(stepLines), ...notes.map((note) => `Note: ${note}`)];
  if (onlyPlan) return { problem: null, details, lines: [...lines, planned(toDo)] };
  const { problem, step } = applyPlan(machine, plan, record);
  return { problem, step, details, lines: problem === null ? [...lines, made(toDo)] : lines };
}

const asObject = ({ step, differences, unfinished }: PlannedStep) => ({
  ...{ id: step.id, title: step.title, why: step.why, unfinished },
  changes: differences.map(showDifference),
});

const changesIn = (toDo: readonly PlannedStep[]): number =>
  toDo.reduce((sum, { differences }) => sum + differences.length, 0);

const inWords = (toDo: readonly PlannedStep[]): string =>
  `${counted(changesIn(toDo), 'change')} in ${counted(toDo.length, 'step')}`;

const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

const nothingToDo = 'Nothing to change: this computer is set up as a station.';

const planned = (toDo: readonly PlannedStep[]): string =>
  toDo.length === 0 ? nothingToDo : `The plan: ${inWords(toDo)}. Nothing has been changed yet.`;

const made = (toDo: readonly PlannedStep[]): string =>
  toDo.length === 0 ? nothingToDo : `Done: ${inWords(toDo)}. Restart this computer; it comes up as a station.`;

function undo(
  machine: Machine,
  record: ProvisionRecord | null,
  { onlyPlan, force }: { onlyPlan: boolean; force: boolean },
): Told {
  if (record === null) {
    if (!onlyPlan) machine.record.discard();
    return { problem: null, details: { returns: [] }, lines: ['Nothing to take back: nothing was provisioned here.'] };
  }
  const plan = planUndo(machine, record);
  const shown = plan.returns.map(showReturn);
  const stay = plan.packages.length === 0 ? [] : [`Still installed: ${plan.packages.join(', ')}.`];
  const details = { returns: shown, foreign: plan.foreign, packages: plan.packages, done: !onlyPlan };
  const sum = counted(shown.length, 'file');
  if (onlyPlan) {
    const last = `The plan: ${sum} put back as before. Nothing has been changed yet.`;
    const changed = plan.foreign.map((path) => `Changed by somebody since: ${path}`);
    return { problem: null, details, lines: [...shown.flatMap(shownLines), ...changed, ...stay, last] };
  }
  if (plan.foreign.length > 0 && !force) return { problem: 'PROVISION-06', paths: plan.foreign, details };
  const problem = applyUndo(machine, record, plan);
  const done = `Taken back: ${sum} put back as before. Restart this computer.`;
  return { problem, details, lines: problem === null ? [...stay, done] : [] };
}

function tell(told: Told, asJson: boolean, { say, complain }: Surroundings): ExitCode {
  const { problem, step = null, paths = [], lines = [], details = {} } = told;
  if (asJson) say(JSON.stringify({ ok: problem === null, problem, step, paths, ...details }));
  else {
    for (const line of lines) say(line);
    if (problem !== null) complain(sentenceOf(problem));
    for (const where of [...(step === null ? [] : [`In the step: ${step}`]), ...paths]) complain(where);
  }
  if (problem === null) return 0;
  return badCalls.includes(problem) ? 2 : 1;
}
