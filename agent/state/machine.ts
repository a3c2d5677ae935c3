// The rules of the station's state, pure: a state and an event give the next state and what must be done about it.
import type { Occasion } from '../../contract/cleaner-file.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import type { Receipt } from '../../contract/receipt.ts';
import type { EndReason } from '../../contract/words.ts';

export type State =
  | { readonly is: 'clean' }
  | { readonly is: 'open' }
  /** `again`: something was lost while this wipe ran, so another one follows it. `problem`: the wipe can't end in clean any more. */
  | { readonly is: 'wiping'; readonly again: boolean; readonly problem: ProblemCode | null }
  | { readonly is: 'blocked'; readonly problem: ProblemCode };

export type StateEvent =
  /** The agent's own start. `found`: what the journal says of the time before; null when it can't be read. */
  | { readonly is: 'started'; readonly found: State['is'] | null }
  /** `sessionSeen`: the agent sees the session that is to be opened, so that it can tell later that it is gone. */
  | { readonly is: 'open'; readonly sessionSeen: boolean }
  | { readonly is: 'close'; readonly reason: EndReason }
  | { readonly is: 'shell-lost' }
  | { readonly is: 'receipt'; readonly verdict: Receipt['verdict'] }
  /** The wipe could not be carried out. */
  | { readonly is: 'wipe-failed'; readonly problem: ProblemCode }
  | { readonly is: 'journal-failed' }
  | { readonly is: 'retry' };

/** What a wipe starts from: which occasion, and whether every session there is must go, a warm spare included. */
export interface WipeCall {
  readonly occasion: Occasion;
  readonly everySession: boolean;
}

/** In the order in which they must happen: what is to be told is written down first. */
export type Effect =
  | { readonly do: 'journal' }
  /** Everybody. */
  | { readonly do: 'tell' }
  /** Only whoever asked, if anybody did. */
  | { readonly do: 'answer' }
  | { readonly do: 'refuse'; readonly problem: ProblemCode }
  | ({ readonly do: 'wipe' } & WipeCall);

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nobody knows anything before the agent has started: the station is blocked until the first wipe. */
export const unknown: State = { is: 'blocked', problem: 'AGENT-01' };

/** Total: every event is answered in every state, and what does not fit changes nothing. */
export function next(state: State, event: StateEvent): Step {
  // A spare that was warm while the station was clean has not met a patron; in any other case nobody knows which one has.
  if (event.is === 'started') return wipe({ occasion: 'boot', everySession: event.found !== 'clean' });
  switch (state.is) {
    case 'clean':
      return fromClean(state, event);
    case 'open':
      return fromOpen(state, event);
    case 'wiping':
      return fromWiping(state, event);
    case 'blocked':
      return fromBlocked(state, event);
  }
}

function fromClean(state: State, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return event.sessionSeen ? go({ is: 'open' }) : refuse(state, 'AGENT-06');
    // Something was there that the agent did not know of.
    case 'close':
    case 'shell-lost':
      return wipe({ occasion: 'session-end', everySession: true });
    case 'journal-failed':
      return go({ is: 'blocked', problem: 'AGENT-04' });
    default:
      return stay(state);
  }
}

function fromOpen(state: State, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return refuse(state, 'AGENT-05');
    case 'close':
      return wipe({ occasion: 'session-end', everySession: false });
    case 'shell-lost':
      return wipe({ occasion: 'session-end', everySession: true });
    // The patron is not in yet: the answer to `open` waits for the journal.
    case 'journal-failed':
      return go({ is: 'blocked', problem: 'AGENT-04' });
    default:
      return stay(state);
  }
}

type Wiping = Extract<State, { is: 'wiping' }>;

function fromWiping(state: Wiping, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return refuse(state, 'AGENT-05');
    case 'shell-lost':
      return { state: { ...state, again: true }, effects: [] };
    // The wipe that is under way is worth having all the same; it just can't open the station.
    case 'journal-failed':
      return { state: { ...state, problem: 'AGENT-04' }, effects: [] };
    case 'wipe-failed':
      return go({ is: 'blocked', problem: event.problem });
    case 'receipt':
      return settle(state, event.verdict);
    default:
      return stay(state);
  }
}

function settle(state: Wiping, verdict: Receipt['verdict']): Step {
  if (state.again) return wipe({ occasion: 'session-end', everySession: true });
  if (state.problem !== null) return go({ is: 'blocked', problem: state.problem });
  if (verdict === 'clean') return go({ is: 'clean' });
  return go({ is: 'blocked', problem: verdict === 'residue' ? 'WIPE-01' : 'WIPE-02' });
}

function fromBlocked(state: State, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return refuse(state, 'AGENT-05');
    case 'retry':
      return wipe({ occasion: 'session-end', everySession: true });
    default:
      return stay(state);
  }
}

const go = (state: State): Step => ({ state, effects: [{ do: 'journal' }, { do: 'tell' }] });

const wipe = (call: WipeCall): Step => ({
  state: { is: 'wiping', again: false, problem: null },
  effects: [{ do: 'journal' }, { do: 'tell' }, { do: 'wipe', ...call }],
});

const refuse = (state: State, problem: ProblemCode): Step => ({ state, effects: [{ do: 'refuse', problem }] });

const stay = (state: State): Step => ({ state, effects: [{ do: 'answer' }] });
