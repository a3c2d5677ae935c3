// `lethe logs clear`, `lethe wipe` and `lethe audit`: has the agent do it now, shows how far it is, and says what came of it.
import { join } from 'node:path';
import { controlSocketName, type Outcome, type Progress, type Work } from '../../contract/agent-control.ts';
import { type ProblemCode, problems } from '../../contract/problems.ts';
import { askAgent } from './ask-agent.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { sentenceOf } from './sentence.ts';
import type { ExitCode, Surroundings, Verb } from './surroundings.ts';
import { json, readUsage, type Typed } from './usage.ts';

/** What is said when all went well. */
const sentences: Readonly<Record<Work, (outcome: Outcome) => string>> = {
  'clear-logs': ({ removed }) => `The event logs are cleared and checked: ${counted(removed)} removed, 0 left.`,
  wipe: ({ removed }) => `The station is wiped and checked: ${counted(removed)} removed, 0 left.`,
  audit: ({ receipt }) => `Nothing was left: ${receipt?.checks.length ?? 0} checks, 0 left.`,
  'canary-audit': ({ canary }) =>
    `The canary audit is clean: all ${canary?.classes.filter(({ id, before }) => id !== 'run' && before > 0).length ?? 0} things that it planted were seen alive, and nothing of them after.`,
};

const counted = (things: number): string => `${things} ${things === 1 ? 'thing' : 'things'}`;

/** Named by the person's own account where that is not enough: the remedy is to be root. */
const refusals: readonly ProblemCode[] = ['COMMAND-04'];

async function work(asked: Work, { values }: Typed, surroundings: Surroundings): Promise<ExitCode> {
  const asJson = values.json === true;
  const showing = asJson ? () => undefined : (progress: Progress) => surroundings.ask(lineOf(progress));
  const socket = join(runtimeFolder(values), controlSocketName);
  const answer = await askAgent(socket, { ask: 'work', work: asked }, showing);
  const outcome = answer.tell === 'outcome' ? answer : null;
  const problem = answer.tell === 'refused' ? answer.problem : (outcome?.problem ?? null);
  if (asJson) surroundings.say(asObject(outcome, problem));
  else if (problem !== null) for (const line of complaintsOf(asked, outcome, problem)) surroundings.complain(line);
  else if (outcome !== null) surroundings.say(sentences[asked](outcome));
  if (problem === null) return 0;
  return refusals.includes(problem) ? 2 : 1;
}

function complaintsOf(asked: Work, outcome: Outcome | null, problem: ProblemCode): readonly string[] {
  const foundNothing = asked === 'audit' && outcome?.receipt?.verdict === 'clean';
  const hint = 'Nothing is left now, but the station was out of service before and stays so: a look opens nothing.';
  return [sentenceOf(problem), ...(foundNothing ? [`${hint} Run: lethe wipe.`] : [])];
}

/** Over the line before, on a terminal; a line break ends the last. */
const lineOf = ({ done, of }: Progress): string => `\r${done} of ${of} …${done === of ? '\n' : ''}`;

function asObject(outcome: Outcome | null, problem: ProblemCode | null): string {
  const { removed = 0, left = 0, milliseconds = 0, receipt, canary } = outcome ?? {};
  const named = problem === null ? null : { code: problem, ...problems[problem] };
  return JSON.stringify({ ok: problem === null, problem: named, removed, left, milliseconds, receipt, canary });
}

export const clearLogs: Verb = async (args, surroundings) =>
  await work('clear-logs', readUsage(args, { ...json, ...runtimeOption }, 0), surroundings);

export const wipe: Verb = async (args, surroundings) =>
  await work('wipe', readUsage(args, { ...json, ...runtimeOption }, 0), surroundings);

export const audit: Verb = async (args, surroundings) => {
  const typed = readUsage(args, { ...json, ...runtimeOption, canary: { type: 'boolean' } }, 0);
  return await work(typed.values.canary === true ? 'canary-audit' : 'audit', typed, surroundings);
};
