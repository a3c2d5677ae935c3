// `lethe status`: how this station is, what it last did, and what to do about it.
import { join } from 'node:path';
import { controlSocketName, type Deeds, type PolicySource } from '../../contract/agent-control.ts';
import type { Tell } from '../../contract/agent-link.ts';
import { type ProblemCode, problems } from '../../contract/problems.ts';
import type { StationState } from '../../contract/words.ts';
import { type Answer, askAgent } from './ask-agent.ts';
import { askState } from './ask-state.ts';
import { deedLines } from './deeds.ts';
import { policyLines } from './policy-lines.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

const sentences: Readonly<Record<StationState, string>> = {
  clean: 'Clean: a patron may start. Nothing needs doing.',
  open: 'Open: a session is going on. Nothing needs doing.',
  wiping: 'Wiping: the station is being erased and checked. Wait a moment.',
  blocked: 'Out of service: nobody can start.',
};

interface Status {
  readonly state: StationState | 'unknown';
  readonly problem: ProblemCode | null;
  /** null: only root is told. */
  readonly deeds: Deeds | null;
  readonly policy: PolicySource | null;
}

const unknownBecause = (problem: ProblemCode): Status => ({ state: 'unknown', problem, deeds: null, policy: null });

export function statusFrom(answer: Answer | Tell | null): Status {
  if (answer === null || answer.tell === 'outcome') return unknownBecause('COMMAND-06');
  if (answer.tell === 'refused') return unknownBecause(answer.problem);
  const { state, problem = state === 'blocked' ? 'WIPE-01' : null } = answer;
  if (answer.tell !== 'standing') return { state, problem, deeds: null, policy: null };
  return { state, problem, deeds: answer.deeds, policy: answer.policy ?? null };
}

/** Root hears everything; whoever may only look at the shell's socket hears the state. */
export async function askStatus(folder: string): Promise<Status> {
  const status = statusFrom(await askAgent(join(folder, controlSocketName), { ask: 'status' }));
  if (status.problem !== 'COMMAND-04') return status;
  const looked = statusFrom(await askState(join(folder, 'agent.sock')));
  return looked.state === 'unknown' ? status : looked;
}

const linesOf = ({ state, problem, deeds, policy }: Status): readonly string[] => [
  ...(state === 'unknown' ? [] : [sentences[state]]),
  ...(problem === null ? [] : [sentenceOf(problem)]),
  ...(deeds === null ? [] : deedLines(deeds)),
  ...(policy === null ? [] : policyLines(policy)),
];

export const status: Verb = async (args, { say }) => {
  const { values } = readUsage(args, { ...json, ...runtimeOption }, 0);
  const { state, problem, deeds, policy } = await askStatus(runtimeFolder(values));
  if (values.json === true) {
    const named = problem === null ? null : { code: problem, ...problems[problem] };
    say(JSON.stringify({ state, problem: named, deeds, policy }));
  } else {
    for (const line of linesOf({ state, problem, deeds, policy })) say(line);
  }
  return problem === null ? 0 : 1;
};
