// `lethe status`: how this station is, and what to do about it.
import { join } from 'node:path';
import type { Tell } from '../../contract/agent-link.ts';
import { type ProblemCode, problems } from '../../contract/problems.ts';
import type { StationState } from '../../contract/words.ts';
import { askState } from './ask-state.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { json, readUsage } from './usage.ts';

/** Where systemd puts the agent's socket. */
const usualDirectory = '/run/lethe';

const sentences: Readonly<Record<StationState, string>> = {
  clean: 'Clean: a patron may start. Nothing needs doing.',
  open: 'Open: a session is going on. Nothing needs doing.',
  wiping: 'Wiping: the last session is being erased and checked. Wait a moment.',
  blocked: 'Out of service: something of the last session may be left.',
};

interface Status {
  readonly state: StationState | 'unknown';
  readonly problem: ProblemCode | null;
}

export function statusFrom(tell: Tell | null): Status {
  if (tell === null) return { state: 'unknown', problem: 'AGENT-01' };
  if (tell.tell === 'refused') return { state: 'unknown', problem: tell.problem };
  return { state: tell.state, problem: tell.problem ?? (tell.state === 'blocked' ? 'WIPE-01' : null) };
}

export const status: Verb = async (args, { say }) => {
  const { values } = readUsage(args, { ...json, 'runtime-dir': { type: 'string' } }, 0);
  const directory = typeof values['runtime-dir'] === 'string' ? values['runtime-dir'] : usualDirectory;
  const { state, problem } = statusFrom(await askState(join(directory, 'agent.sock')));
  if (values.json === true) {
    say(JSON.stringify({ state, problem: problem === null ? null : { code: problem, ...problems[problem] } }));
  } else {
    if (state !== 'unknown') say(sentences[state]);
    if (problem !== null) say(sentenceOf(problem));
  }
  return problem === null ? 0 : 1;
};
