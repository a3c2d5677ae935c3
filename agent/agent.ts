// The agent as a whole: joins the rules of the state, the journal, the link, the wipe and what is due. It decides nothing itself.
import type { Tell } from '../contract/agent-link.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Receipt } from '../contract/receipt.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import type { Request } from './link/connection.ts';
import type { Link, LinkEvents } from './link/server.ts';
import type { Log } from './log.ts';
import type { Snapshot } from './processes/snapshot.ts';
import type { Journal } from './state/journal.ts';
import { type Effect, next, type Run, type State, type StateEvent, unknown, type WipeCall } from './state/machine.ts';
import type { Cleaned, Progress } from './wipe/run.ts';
import type { Wiped, Wiper } from './wipe/wipe.ts';

/** `void`: the audit could not see what was planted on purpose, so that its silence means nothing. */
export interface CanaryFinding {
  readonly verdict: 'clean' | 'residue' | 'void' | 'unseen';
}

export interface AgentParts {
  readonly journal: Journal;
  readonly log: Log;
  readonly wipe: Wiper;
  /** While a patron is in. */
  clearLogsBeside(): Promise<Cleaned>;
  /** null: this station has none. Runs while the station is shut, after a clean receipt. */
  readonly auditByCanary: (() => Promise<Result<CanaryFinding>>) | null;
  /** null when there is no session to be seen. */
  takeSnapshot(): Snapshot | null;
  openLink(events: LinkEvents): Promise<Link>;
}

/** What came of a run. null stands where the run left something out: beside a visit there is no receipt. */
export interface RunOutcome {
  readonly receipt: Receipt | null;
  readonly eventLogs: Cleaned | null;
  readonly userData: Cleaned | null;
  readonly canary: Result<CanaryFinding> | null;
}

export interface Agent {
  /** Opens the link and begins the first wipe; resolves when the link is open. */
  start(): Promise<void>;
  /**
   * Does a piece of work now, and resolves when it is done; an empty list of work looks at everything and cleans nothing.
   * AGENT-08 when it would disturb a patron, AGENT-09 during another wipe, or why it could not be carried out.
   */
  run(run: Run, progress?: Progress): Promise<Result<RunOutcome>>;
  /** How things stand. */
  standing(): StateTold;
  /** Resolves when the first wipe is over, whatever came of it. */
  firstWipe(): Promise<void>;
  /** Leaves the journal as it is: whoever starts next finds how things stood. */
  stop(): Promise<void>;
}

type Answer = (tell: Tell) => void;

/** Of a run that somebody waits for. */
type Report = (outcome: Result<RunOutcome>) => void;

/** What comes along with an event and is no matter of the rules. */
interface Along {
  readonly answer?: Answer;
  readonly receipt?: Receipt;
  readonly outcome?: RunOutcome;
  readonly report?: Report | undefined;
  readonly progress?: Progress | undefined;
}

export type StateTold = Extract<Tell, { tell: 'state' }>;

export function buildAgent(parts: AgentParts): Agent {
  let state: State = unknown;
  let snapshot: Snapshot | null = null;
  let link: Link | null = null;
  let stopped = false;
  let firstIsOver = (): void => undefined;
  const firstWipe = new Promise<void>((resolve) => {
    firstIsOver = resolve;
  });
  /** Settles when no event log is being cleared beside a visit any more: two must not do it at once. */
  let beside: Promise<unknown> | null = null;

  const happen = (event: StateEvent, along: Along = {}): readonly Effect[] => {
    if (stopped) return [];
    const step = next(state, event);
    state = step.state;
    for (const effect of step.effects) carryOut(effect, along);
    return step.effects;
  };

  const carryOut = (effect: Effect, along: Along): void => {
    const { answer, receipt, report } = along;
    switch (effect.do) {
      case 'journal':
        if (!parts.journal.write(state.is).ok) happen({ is: 'journal-failed' });
        return;
      case 'tell':
        if (state.is !== 'wiping') firstIsOver();
        return link?.tellAll(stateTold(state, receipt));
      case 'answer':
        return answer?.(stateTold(state));
      case 'refuse':
        answer?.({ tell: 'refused', problem: effect.problem });
        return report?.(fail(effect.problem));
      case 'wipe':
        return void wipe(effect, along);
      case 'canary':
        return void auditByCanary(along);
      case 'clear-logs-beside':
        beside = clearLogsBeside(report);
    }
  };

  const wipe = async (call: WipeCall, { report, progress }: Along): Promise<void> => {
    const { occasion, groups, everySession } = call;
    if (beside !== null) await beside;
    const result = await attempt(() => parts.wipe({ occasion, groups, scope: { snapshot, everySession } }, progress));
    note(parts.log, occasion === 'boot', result);
    if (!result.ok) {
      happen({ is: 'wipe-failed', problem: result.problem.code });
      return report?.(result);
    }
    const { receipt } = result.value;
    const outcome = outcomeOf(result.value, groups);
    const logsLeft = outcome.eventLogs !== null && !isDone(outcome.eventLogs);
    const effects = happen({ is: 'receipt', verdict: receipt.verdict, logsLeft }, { receipt, outcome, report });
    if (state.is === 'clean') snapshot = null;
    if (!effects.some((effect) => effect.do === 'canary')) report?.(succeed(outcome));
  };

  const auditByCanary = async ({ outcome = nothingDone, report }: Along): Promise<void> => {
    const canary = await attempt(parts.auditByCanary ?? (async () => fail('CANARY-02')), 'CANARY-02');
    const problem = problemOf(canary);
    if (problem !== null) parts.log({ code: problem });
    happen({ is: 'audited', problem });
    if (state.is === 'clean') snapshot = null;
    report?.(succeed({ ...outcome, canary }));
  };

  const clearLogsBeside = async (report?: Report): Promise<void> => {
    if (beside !== null) await beside;
    const cleared = await attempt(async () => succeed(await parts.clearLogsBeside()));
    if (!cleared.ok || !isDone(cleared.value)) parts.log({ code: 'LOGS-01' });
    report?.(cleared.ok ? succeed({ ...nothingDone, eventLogs: cleared.value }) : cleared);
  };

  const open = (answer: Answer): void => {
    if (state.is === 'clean') snapshot = attemptSnapshot(parts);
    happen({ is: 'open', sessionSeen: snapshot !== null, due: null }, { answer });
  };

  const asked = (request: Request, answer: Answer): void => {
    switch (request.ask) {
      case 'open':
        return open(answer);
      case 'close':
        return void happen({ is: 'close', reason: request.reason }, { answer });
      case 'retry':
        return void happen({ is: 'retry', due: null }, { answer });
      case 'status':
        return answer(stateTold(state));
    }
  };

  return {
    async start() {
      const found = parts.journal.read();
      link = await parts.openLink({
        greeted: () => stateTold(state),
        asked,
        shellLost: () => void happen({ is: 'shell-lost' }),
      });
      parts.log({ code: 'started' });
      happen({ is: 'started', found, due: { occasion: 'boot', work: ['event-logs', 'user-data'] } });
    },
    run: (run, progress) => new Promise((report) => void happen({ is: 'run', run }, { report, progress })),
    standing: () => stateTold(state),
    firstWipe: () => firstWipe,
    async stop() {
      stopped = true;
      await link?.close();
      parts.log({ code: 'stopped' });
    },
  };
}

function stateTold(state: State, receipt?: Receipt): StateTold {
  return {
    tell: 'state',
    state: state.is,
    ...(receipt === undefined || state.is === 'wiping' ? {} : { receipt }),
    ...(state.is === 'blocked' ? { problem: state.problem } : {}),
  };
}

const nothingDone: RunOutcome = { receipt: null, eventLogs: null, userData: null, canary: null };

const outcomeOf = ({ receipt, cleaned }: Wiped, groups: WipeCall['groups']): RunOutcome => ({
  ...{ receipt, canary: null },
  eventLogs: groups.includes('event-logs') ? cleaned['event-logs'] : null,
  userData: groups.includes('user-data') ? cleaned['user-data'] : null,
});

const isDone = ({ left, problem }: Cleaned): boolean => left === 0 && problem === null;

function problemOf(canary: Result<CanaryFinding>): ProblemCode | null {
  if (!canary.ok) return canary.problem.code;
  const { verdict } = canary.value;
  if (verdict === 'clean') return null;
  return verdict === 'residue' ? 'CANARY-01' : 'CANARY-02';
}

/** Whatever goes wrong, the station must not open: a place that broke the wipe was not seen. */
async function attempt<Value>(
  work: () => Promise<Result<Value>>,
  otherwise: ProblemCode = 'WIPE-02',
): Promise<Result<Value>> {
  try {
    return await work();
  } catch {
    return fail(otherwise);
  }
}

function attemptSnapshot(parts: AgentParts): Snapshot | null {
  try {
    return parts.takeSnapshot();
  } catch {
    return null;
  }
}

function note(log: Log, always: boolean, result: Result<Wiped>): void {
  if (!result.ok) return log({ code: result.problem.code });
  const { receipt, cleaned } = result.value;
  const { verdict, left, milliseconds } = receipt;
  if (!isDone(cleaned['event-logs'])) log({ code: 'LOGS-01', count: cleaned['event-logs'].left });
  if (verdict === 'residue') log({ code: 'WIPE-01', count: left, ms: milliseconds });
  else if (verdict === 'unseen') log({ code: 'WIPE-02', ms: milliseconds });
  else if (always) log({ code: 'wiped', count: left, ms: milliseconds });
}
