// The agent as a whole: joins the rules of the state, the journal, the link, the wipe and what is due. It decides nothing itself.
import type { Tell } from '../contract/agent-link.ts';
import type { CanaryReceipt } from '../contract/canary-receipt.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Receipt } from '../contract/receipt.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import type { Diary } from './health/diary.ts';
import type { Request, Role } from './link/connection.ts';
import type { Link, LinkEvents } from './link/server.ts';
import type { Log } from './log.ts';
import { isDone, isGroupDone, note, nothingDone, outcomeOf, problemOf, type RunOutcome } from './outcome.ts';
import type { Snapshot } from './processes/snapshot.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Journal } from './state/journal.ts';
import { type Effect, next, type Run, type State, type StateEvent, unknown, type WipeCall } from './state/machine.ts';
import type { Cleaned, Progress } from './wipe/run.ts';
import type { Wiper } from './wipe/wipe.ts';

export interface AgentParts {
  readonly journal: Journal;
  readonly log: Log;
  readonly wipe: Wiper;
  /** Notes for the report how the station stands; it hears of no moment and is asked nothing. */
  readonly diary: Pick<Diary, 'stateIs' | 'wiped'>;
  /** While a patron is in. */
  clearLogsBeside(): Promise<Cleaned>;
  readonly schedule: Schedule;
  /** null: this station has none. Runs while the station is shut, after a clean receipt. */
  readonly auditByCanary: ((progress?: Progress) => Promise<Result<CanaryReceipt>>) | null;
  /** null when there is no session to be seen. */
  takeSnapshot(): Snapshot | null;
  openLink(events: LinkEvents): Promise<Link>;
  /** Rings whenever something may have become due. */
  setAlarm(ring: () => void): { stop(): void };
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
  let alarm: { stop(): void } | null = null;
  let firstIsOver = (): void => undefined;
  const firstWipe = new Promise<void>((resolve) => {
    firstIsOver = resolve;
  });
  /** Event logs are being cleared beside a visit: two must not do it at once. */
  let beside: Promise<unknown> | null = null;

  const happen = (event: StateEvent, along: Along = {}): readonly Effect[] => {
    if (stopped) return [];
    const before = state.is;
    const step = next(state, event);
    state = step.state;
    parts.diary.stateIs(state);
    for (const effect of step.effects) carryOut(effect, along);
    if (before !== state.is) lookSoon();
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
        if (beside !== null) return report?.(fail('AGENT-09'));
        beside = clearLogsBeside(report).finally(() => {
          beside = null;
        });
    }
  };

  const wipe = async (call: WipeCall, { report, progress }: Along): Promise<void> => {
    const { occasion, groups, everySession } = call;
    if (beside !== null) await beside;
    const result = await attempt(() => parts.wipe({ occasion, groups, scope: { snapshot, everySession } }, progress));
    note(parts.log, occasion === 'boot', result);
    // The end of a session is written down nowhere.
    if (occasion !== 'session-end')
      parts.schedule.done(groups.map((work) => ({ work, ok: isGroupDone(result, work) })));
    const canaryFollows = state.is === 'wiping' && state.canary === 'follows';
    parts.diary.wiped(result.ok ? succeed(result.value.receipt) : result);
    if (!result.ok) {
      happen({ is: 'wipe-failed', problem: result.problem.code });
      report?.(result);
    } else {
      const { receipt } = result.value;
      const outcome = outcomeOf(result.value, groups);
      const logsLeft = outcome.eventLogs !== null && !isDone(outcome.eventLogs);
      const effects = happen(
        { is: 'receipt', verdict: receipt.verdict, logsLeft },
        { receipt, outcome, report, progress },
      );
      if (!effects.some((effect) => effect.do === 'canary')) report?.(succeed(outcome));
    }
    settled(canaryFollows);
  };

  const settled = (canaryWasDue: boolean): void => {
    if (state.is === 'clean') snapshot = null;
    if (state.is === 'blocked' && canaryWasDue) parts.schedule.done([{ work: 'canary', ok: false }]);
  };

  const auditByCanary = async ({ outcome = nothingDone, report, progress }: Along): Promise<void> => {
    const audit = parts.auditByCanary ?? (async () => fail('CANARY-02'));
    const canary = await attempt(() => audit(progress), 'CANARY-02');
    // Where there is no such audit, none can be owed.
    const problem = parts.auditByCanary === null ? null : problemOf(canary);
    if (problem !== null) parts.log({ code: problem });
    if (parts.auditByCanary !== null) parts.schedule.done([{ work: 'canary', ok: problem === null }]);
    happen({ is: 'audited', problem });
    if (state.is === 'clean') snapshot = null;
    report?.(succeed({ ...outcome, canary }));
  };

  const clearLogsBeside = async (report?: Report): Promise<void> => {
    const cleared = await attempt(async () => succeed(await parts.clearLogsBeside()));
    const ok = cleared.ok && isDone(cleared.value);
    if (!ok) parts.log({ code: 'LOGS-01' });
    parts.schedule.done([{ work: 'event-logs', ok }]);
    report?.(cleared.ok ? succeed({ ...nothingDone, eventLogs: cleared.value }) : cleared);
  };

  const open = (answer: Answer): void => {
    const due = state.is === 'clean' ? parts.schedule.overdue() : null;
    if (state.is === 'clean' && due === null) snapshot = attemptSnapshot(parts);
    happen({ is: 'open', sessionSeen: snapshot !== null, due }, { answer });
  };

  const look = (): void => {
    const run = state.is === 'open' ? parts.schedule.pastGrace() : parts.schedule.due();
    if (run !== null) happen({ is: 'run', run: state.is === 'open' ? run : parts.schedule.withFailed(run) });
  };
  /** After what is being said now has been heard. */
  const lookSoon = (): void => void setImmediate(look);

  const greeted = (role: Role): Tell => {
    if (role === 'shell') {
      parts.schedule.shellIs(true);
      lookSoon();
    }
    return stateTold(state);
  };

  const shellLost = (): void => {
    parts.schedule.shellIs(false);
    happen({ is: 'shell-lost' });
  };

  const asked = (request: Request, answer: Answer): void => {
    switch (request.ask) {
      case 'open':
        return open(answer);
      case 'close':
        return void happen({ is: 'close', reason: request.reason }, { answer });
      case 'retry':
        return void happen({ is: 'retry', due: parts.schedule.overdue() }, { answer });
      case 'status':
        return answer(stateTold(state));
    }
  };

  return {
    async start() {
      const found = parts.journal.read();
      link = await parts.openLink({ greeted, asked, shellLost });
      parts.log({ code: 'started' });
      happen({ is: 'started', found, due: parts.schedule.overdue() });
      alarm = parts.setAlarm(look);
    },
    run(asked, progress) {
      // A look removes nothing, whatever failed before it.
      const isAsAsked = state.is === 'open' || asked.work.length === 0;
      const run = isAsAsked ? asked : parts.schedule.withFailed(asked);
      return new Promise((report) => void happen({ is: 'run', run }, { report, progress }));
    },
    standing: () => stateTold(state),
    firstWipe: () => firstWipe,
    async stop() {
      stopped = true;
      alarm?.stop();
      parts.schedule.stopping();
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
