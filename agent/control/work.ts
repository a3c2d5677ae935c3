// What the verbs of the lethe command mean to the agent, and what came of them in the words of the contract.

import type { Deeds, Outcome, Standing, Work } from '../../contract/agent-control.ts';
import { canaryProblems } from '../../contract/canary-receipt.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { succeed } from '../../contract/result.ts';
import type { RunOutcome } from '../outcome.ts';
import type { Run } from '../state/machine.ts';
import type { StationAgent } from '../station.ts';
import type { Cleaned } from '../wipe/run.ts';
import type { ControlEvents } from './server.ts';

/** An audit without canaries cleans nothing, and so opens nothing: it is the look that ends every wipe. */
const runs: Readonly<Record<Work, Run['work']>> = {
  'clear-logs': ['event-logs'],
  wipe: ['user-data'],
  audit: [],
  'canary-audit': ['canary'],
};

/** @param readDeeds what the station last did, as far as it knows */
export function answerCommands(
  agent: Pick<StationAgent, 'run' | 'standing' | 'policySource'>,
  readDeeds: () => Deeds,
): ControlEvents {
  return {
    standing: (): Standing => {
      const { state, problem } = agent.standing();
      const policy = agent.policySource();
      return { state, ...(problem === undefined ? {} : { problem }), deeds: readDeeds(), policy };
    },
    async work(work, progress) {
      const begun = performance.now();
      const ran = await agent.run({ occasion: 'command', work: runs[work] }, (done, of) => progress({ done, of }));
      if (!ran.ok) return ran;
      const outcome = outcomeOf(ran.value, Math.round(performance.now() - begun));
      // What was found before still shuts the station after a look that found nothing.
      const { problem = agent.standing().problem } = outcome;
      return succeed({ ...outcome, ...(problem === undefined ? {} : { problem }) });
    },
  };
}

export function outcomeOf(ran: RunOutcome, milliseconds: number): Outcome {
  const groups = [ran.eventLogs, ran.userData].filter((group) => group !== null);
  const problem = problemOf(ran);
  return {
    removed: sum(groups.map(({ removed }) => removed)),
    left: sum(groups.map(({ left }) => left)) + (ran.receipt?.left ?? 0),
    milliseconds,
    ...(problem === null ? {} : { problem }),
    ...(ran.receipt === null ? {} : { receipt: ran.receipt }),
    ...(ran.canary?.ok === true ? { canary: ran.canary.value } : {}),
  };
}

/** The gravest first: what a patron may have left, then the audit, then the event logs. */
function problemOf({ receipt, canary, eventLogs }: RunOutcome): ProblemCode | null {
  if (receipt !== null && receipt.verdict !== 'clean') return receipt.verdict === 'residue' ? 'WIPE-01' : 'WIPE-02';
  if (canary !== null && !canary.ok) return canary.problem.code;
  const found = canary?.ok === true ? canaryProblems[canary.value.verdict] : null;
  if (found !== null) return found;
  return eventLogs === null || isDone(eventLogs) ? null : 'LOGS-01';
}

const isDone = ({ left, problem }: Cleaned): boolean => left === 0 && problem === null;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
