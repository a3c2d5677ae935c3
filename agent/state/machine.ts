// The rules of the station's state, pure: a state and an event give the next state and what must be done about it.
import type { Occasion } from '../../contract/cleaner-file.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import type { Receipt } from '../../contract/receipt.ts';
import type { EndReason } from '../../contract/words.ts';
import { type CleanerGroup, cleanerGroups } from '../wipe/cleaner.ts';

/** What can be done besides the look at everything, which is never left out. */
export const works = [...cleanerGroups, 'canary'] as const;
export type Work = (typeof works)[number];

/** A piece of work that no end of a session asks for. */
export interface Run {
  readonly occasion: 'boot' | 'daily' | 'software-change' | 'command';
  readonly work: readonly Work[];
}

export type State =
  | { readonly is: 'clean' }
  | { readonly is: 'open' }
  /**
   * `again`: something was lost while this wipe ran, so another one follows it. `problem`: the wipe can't end in clean any
   * more. `canary`: whether its audit follows a clean receipt, or runs already.
   */
  | {
      readonly is: 'wiping';
      readonly again: boolean;
      readonly problem: ProblemCode | null;
      readonly canary: 'none' | 'follows' | 'runs';
    }
  | { readonly is: 'blocked'; readonly problem: ProblemCode };

export type StateEvent =
  /** The agent's own start. `found`: what the journal says of the time before; null when it can't be read. `due`: null within a boot that is done with. */
  | { readonly is: 'started'; readonly found: State['is'] | null; readonly due: Run | null }
  /** `sessionSeen`: the agent sees the session that is to be opened, so that it can tell later that it is gone. `due`: what must be done first. */
  | { readonly is: 'open'; readonly sessionSeen: boolean; readonly due: Run | null }
  | { readonly is: 'close'; readonly reason: EndReason }
  | { readonly is: 'shell-lost' }
  | { readonly is: 'run'; readonly run: Run }
  /** `logsLeft`: an event log was to be cleared, and was not. */
  | { readonly is: 'receipt'; readonly verdict: Receipt['verdict']; readonly logsLeft: boolean }
  /** The canary audit is over. `problem`: why the station may not open; null when it passed. */
  | { readonly is: 'audited'; readonly problem: ProblemCode | null }
  /** The wipe could not be carried out. */
  | { readonly is: 'wipe-failed'; readonly problem: ProblemCode }
  | { readonly is: 'journal-failed' }
  /** `due`: what failed before, and so must be right this time. */
  | { readonly is: 'retry'; readonly due: Run | null };

/** What a wipe starts from: which occasion, what is cleaned, and whether every session there is must go, a warm spare included. */
export interface WipeCall {
  readonly occasion: Occasion;
  readonly groups: readonly CleanerGroup[];
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
  | ({ readonly do: 'wipe' } & WipeCall)
  | { readonly do: 'canary' }
  /** Clear the event logs, and leave the visit alone. */
  | { readonly do: 'clear-logs-beside' };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nobody knows anything before the agent has started: the station is blocked until the first wipe. */
export const unknown: State = { is: 'blocked', problem: 'AGENT-01' };

const sessionEnd = { occasion: 'session-end', groups: ['user-data'] } as const;
const everything: WipeCall = { ...sessionEnd, everySession: true };

/** Total: every event is answered in every state, and what does not fit changes nothing. */
export function next(state: State, event: StateEvent): Step {
  if (event.is === 'started') return start(event);
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

/** The canary audit needs a shell, which can't be there yet. */
function start({ found, due }: Extract<StateEvent, { is: 'started' }>): Step {
  const groups = cleanerGroups.filter((group) => group === 'user-data' || due?.work.includes(group));
  // A spare that was warm while the station was clean has not met a patron; in any other case nobody knows which one has.
  return wipe({ occasion: 'boot', groups, everySession: found !== 'clean' });
}

function fromClean(state: State, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      if (event.due !== null) return run(event.due, false);
      return event.sessionSeen ? go({ is: 'open' }) : refuse(state, 'AGENT-06');
    // Something was there that the agent did not know of.
    case 'close':
    case 'shell-lost':
      return wipe(everything);
    case 'run':
      return run(event.run, false);
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
      return wipe({ ...sessionEnd, everySession: false });
    case 'shell-lost':
      return wipe(everything);
    case 'run':
      return besideVisit(state, event.run);
    // The patron is not in yet: the answer to `open` waits for the journal.
    case 'journal-failed':
      return go({ is: 'blocked', problem: 'AGENT-04' });
    default:
      return stay(state);
  }
}

/** Event logs are no part of a visit, so clearing them disturbs nobody. Everything else waits. */
function besideVisit(state: State, { work }: Run): Step {
  const logsAlone = work.length > 0 && work.every((one) => one === 'event-logs');
  return logsAlone ? { state, effects: [{ do: 'clear-logs-beside' }] } : refuse(state, 'AGENT-08');
}

type Wiping = Extract<State, { is: 'wiping' }>;

function fromWiping(state: Wiping, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return refuse(state, 'AGENT-05');
    case 'run':
      return refuse(state, 'AGENT-09');
    case 'shell-lost':
      return { state: { ...state, again: true }, effects: [] };
    // The wipe that is under way is worth having all the same; it just can't open the station.
    case 'journal-failed':
      return { state: { ...state, problem: 'AGENT-04' }, effects: [] };
    case 'wipe-failed':
      return go({ is: 'blocked', problem: event.problem });
    case 'receipt':
      if (state.canary === 'runs') return stay(state);
      return settle(state, { wipe: problemOf(event.verdict), lasting: event.logsLeft ? 'LOGS-01' : null });
    case 'audited':
      if (state.canary !== 'runs') return stay(state);
      return settle({ ...state, canary: 'none' }, { wipe: null, lasting: event.problem });
    default:
      return stay(state);
  }
}

function problemOf(verdict: Receipt['verdict']): ProblemCode | null {
  if (verdict === 'clean') return null;
  return verdict === 'residue' ? 'WIPE-01' : 'WIPE-02';
}

interface Found {
  readonly wipe: ProblemCode | null;
  /** What another wipe of the same kind would not mend. */
  readonly lasting: ProblemCode | null;
}

function settle(state: Wiping, found: Found): Step {
  if (state.again) return wipe(everything, { problem: found.lasting, canary: state.canary });
  const problem = state.problem ?? found.wipe ?? found.lasting;
  if (problem !== null) return go({ is: 'blocked', problem });
  if (state.canary === 'follows') return { state: { ...state, canary: 'runs' }, effects: [{ do: 'canary' }] };
  return go({ is: 'clean' });
}

function fromBlocked(state: Extract<State, { is: 'blocked' }>, event: StateEvent): Step {
  switch (event.is) {
    case 'open':
      return refuse(state, 'AGENT-05');
    case 'run':
      return runFromBlocked(event.run, state.problem);
    case 'retry':
      return event.due === null ? wipe(everything) : runFromBlocked(event.due, state.problem);
    default:
      return stay(state);
  }
}

/** Whatever shut the station, what people left goes along with the rest. A mere look stays one, and so opens nothing. */
function runFromBlocked({ occasion, work }: Run, problem: ProblemCode): Step {
  if (work.length === 0) return run({ occasion, work }, true, problem);
  return run({ occasion, work: works.filter((one) => one === 'user-data' || work.includes(one)) }, true);
}

const go = (state: State): Step => ({ state, effects: [{ do: 'journal' }, { do: 'tell' }] });

const wipe = (call: WipeCall, after: Partial<Pick<Wiping, 'problem' | 'canary'>> = {}): Step => ({
  state: { is: 'wiping', again: false, problem: null, canary: 'none', ...after },
  effects: [{ do: 'journal' }, { do: 'tell' }, { do: 'wipe', ...call }],
});

function run({ occasion, work }: Run, everySession: boolean, problem: ProblemCode | null = null): Step {
  const groups = cleanerGroups.filter((group) => work.includes(group));
  const call: WipeCall = { occasion: occasion === 'boot' ? 'boot' : 'daily', groups, everySession };
  return wipe(call, { problem, canary: work.includes('canary') ? 'follows' : 'none' });
}

const refuse = (state: State, problem: ProblemCode): Step => ({ state, effects: [{ do: 'refuse', problem }] });

const stay = (state: State): Step => ({ state, effects: [{ do: 'answer' }] });
