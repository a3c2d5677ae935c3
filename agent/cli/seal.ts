// `lethe seal`: strips a computer of its identity before its disk is copied.
import { join } from 'node:path';
import type { ProblemCode } from '../../contract/problems.ts';
import { lookAtComputer, sealComputer } from '../seal/computer.ts';
import type { Trace } from '../seal/find.ts';
import { type SealedMachine, thisComputer } from '../seal/machine.ts';
import { marks } from '../seal/marks.ts';
import { lookAtStation, sealStation } from '../seal/station.ts';
import { askState } from './ask-state.ts';
import { stateFolder, stateOption } from './folders.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage, type Typed } from './usage.ts';

const options = {
  ...{ ...json, ...runtimeOption, ...stateOption },
  plan: { type: 'boolean' },
  'only-station': { type: 'boolean' },
} as const;

interface Told {
  readonly problem: ProblemCode | null;
  /** Names in the station's own folder. */
  readonly removed: number;
  readonly traces: readonly Trace[];
}

const refused = (problem: ProblemCode): Told => ({ problem, removed: 0, traces: [] });

export const sealOf =
  (machine: SealedMachine): Verb =>
  async (args, { say, complain }) => {
    const { values } = readUsage(args, options, 0);
    // Whoever names a folder has an agent of their own, on a computer that is not theirs to strip.
    const whole = values['only-station'] !== true && values['state-dir'] === undefined;
    const told = await run(machine, values, whole);
    const { problem, removed, traces } = told;
    if (values.json === true)
      say(JSON.stringify({ ok: problem === null, removed, problem, ...asObject(traces, whole) }));
    else if (problem !== null) complain(sentenceOf(problem));
    else for (const line of inWords(told, values.plan === true, whole)) say(line);
    return problem === null ? 0 : 1;
  };

export const seal: Verb = (args, surroundings) => sealOf(thisComputer)(args, surroundings);

async function run(machine: SealedMachine, values: Typed['values'], whole: boolean): Promise<Told> {
  const isPlan = values.plan === true;
  const running = (await askState(join(runtimeFolder(values), 'agent.sock'))) !== null;
  if (running && !isPlan) return refused('SEAL-01');
  if (whole && !isPlan && !(await machine.isFree())) return refused('SEAL-03');
  const folder = stateFolder(values);
  const station = isPlan ? lookAtStation(folder) : sealStation(folder);
  if (!station.ok) return refused(station.problem.code);
  const { removed } = station.value;
  if (!whole) return { problem: null, removed, traces: [] };
  const computer = isPlan ? lookAtComputer(machine) : sealComputer(machine);
  return computer.ok
    ? { problem: null, removed, traces: computer.value }
    : { ...refused(computer.problem.code), removed };
}

const ofMark = (traces: readonly Trace[], id: string): readonly string[] =>
  traces.filter(({ mark }) => mark.id === id).map(({ path }) => path);

const asObject = (traces: readonly Trace[], whole: boolean) =>
  whole ? { marks: marks.map(({ id, what, anew }) => ({ id, what, anew, paths: ofMark(traces, id) })) } : {};

const ofStation = 'the station’s id and key, reports that wait, and what the agent noted';

function inWords({ removed, traces }: Told, isPlan: boolean, whole: boolean): readonly string[] {
  const found = marks
    .map((mark) => ({ ...mark, paths: ofMark(traces, mark.id) }))
    .filter(({ paths }) => paths.length > 0);
  const lines = found.flatMap(({ id, what, anew, paths }) => [
    `${id}: ${what}`,
    `  A copy gets its own: ${anew}.`,
    ...paths.map((path) => `  ${path}`),
  ]);
  const sum = `${removed} of the station, ${traces.length} of the computer`;
  if (isPlan)
    return [`station: ${ofStation} (${removed})`, ...lines, `The plan: ${sum}. Nothing has been changed yet.`];
  if (!whole) return [`Sealed: this station has no id and no key any more (${removed} removed).`];
  return [...lines, `Sealed: ${sum}. Switch this computer off now, and copy its disk before it starts again.`];
}
