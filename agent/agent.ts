// The agent as a whole: joins the rules of the state, the journal, the link and the wipe. It decides nothing itself.
import type { Tell } from '../contract/agent-link.ts';
import type { Receipt } from '../contract/receipt.ts';
import type { Result } from '../contract/result.ts';
import type { Request } from './link/connection.ts';
import type { Link, LinkEvents } from './link/server.ts';
import type { Log } from './log.ts';
import type { Snapshot } from './processes/snapshot.ts';
import type { Journal } from './state/journal.ts';
import { type Effect, next, type State, type StateEvent, unknown, type WipeCall } from './state/machine.ts';
import type { Wiper } from './wipe/wipe.ts';

export interface AgentParts {
  readonly journal: Journal;
  readonly log: Log;
  readonly wipe: Wiper;
  /** null when there is no session to be seen. */
  takeSnapshot(): Snapshot | null;
  openLink(events: LinkEvents): Promise<Link>;
}

export interface Agent {
  /** Opens the link and begins the first wipe; resolves when the link is open. */
  start(): Promise<void>;
  /** Leaves the journal as it is: whoever starts next finds how things stood. */
  stop(): Promise<void>;
}

type Answer = (tell: Tell) => void;

/** What comes along with an event and is no matter of the rules. */
interface Along {
  readonly answer?: Answer;
  readonly receipt?: Receipt;
}

export function buildAgent(parts: AgentParts): Agent {
  let state: State = unknown;
  let snapshot: Snapshot | null = null;
  let link: Link | null = null;
  let stopped = false;

  const happen = (event: StateEvent, along: Along = {}): void => {
    if (stopped) return;
    const step = next(state, event);
    state = step.state;
    for (const effect of step.effects) carryOut(effect, along);
  };

  const carryOut = (effect: Effect, { answer, receipt }: Along): void => {
    switch (effect.do) {
      case 'journal':
        if (!parts.journal.write(state.is).ok) happen({ is: 'journal-failed' });
        return;
      case 'tell':
        return link?.tellAll(stateTold(state, receipt));
      case 'answer':
        return answer?.(stateTold(state));
      case 'refuse':
        return answer?.({ tell: 'refused', problem: effect.problem });
      case 'wipe':
        return void wipe(effect);
    }
  };

  const wipe = async ({ occasion, everySession }: WipeCall): Promise<void> => {
    const result = await attempt(parts.wipe, { occasion, scope: { snapshot, everySession } });
    note(parts.log, occasion === 'boot', result);
    if (!result.ok) return happen({ is: 'wipe-failed', problem: result.problem.code });
    happen({ is: 'receipt', verdict: result.value.verdict }, { receipt: result.value });
    if (state.is === 'clean') snapshot = null;
  };

  const open = (answer: Answer): void => {
    if (state.is === 'clean') snapshot = attemptSnapshot(parts);
    happen({ is: 'open', sessionSeen: snapshot !== null }, { answer });
  };

  const asked = (request: Request, answer: Answer): void => {
    switch (request.ask) {
      case 'open':
        return open(answer);
      case 'close':
        return happen({ is: 'close', reason: request.reason }, { answer });
      case 'retry':
        return happen({ is: 'retry' }, { answer });
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
        shellLost: () => happen({ is: 'shell-lost' }),
      });
      parts.log({ code: 'started' });
      happen({ is: 'started', found });
    },
    async stop() {
      stopped = true;
      await link?.close();
      parts.log({ code: 'stopped' });
    },
  };
}

function stateTold(state: State, receipt?: Receipt): Tell {
  return {
    tell: 'state',
    state: state.is,
    ...(receipt === undefined || state.is === 'wiping' ? {} : { receipt }),
    ...(state.is === 'blocked' ? { problem: state.problem } : {}),
  };
}

/** Whatever goes wrong in a wipe, the station must not open: a place that broke the wipe was not seen. */
async function attempt(wipe: Wiper, order: Parameters<Wiper>[0]): Promise<Result<Receipt>> {
  try {
    return await wipe(order);
  } catch {
    return { ok: false, problem: { code: 'WIPE-02' } };
  }
}

function attemptSnapshot(parts: AgentParts): Snapshot | null {
  try {
    return parts.takeSnapshot();
  } catch {
    return null;
  }
}

function note(log: Log, always: boolean, result: Result<Receipt>): void {
  if (!result.ok) return log({ code: result.problem.code });
  const { verdict, left, milliseconds } = result.value;
  if (verdict === 'residue') log({ code: 'WIPE-01', count: left, ms: milliseconds });
  else if (verdict === 'unseen') log({ code: 'WIPE-02', ms: milliseconds });
  else if (always) log({ code: 'wiped', count: left, ms: milliseconds });
}
