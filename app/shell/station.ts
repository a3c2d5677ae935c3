// What the shell knows about its station, what can happen to it and what it may do: the types that all pure rules share.
import type { Ask, Cue, Tell } from '../../contract/agent-link.ts';
import type { Policy, StationTimers } from '../../contract/policy.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import type { Receipt } from '../../contract/receipt.ts';
import type { FromSession, ToSession } from '../../contract/session-link.ts';
import type { Press } from '../../contract/shell-page.ts';
import type { EndReason, Language, Look, StationKind, StationState } from '../../contract/words.ts';
import type { VisitClock } from '../policy/countdown.ts';

/** All times are monotonic milliseconds, so that nobody lengthens a visit by setting the clock. */
export type Milliseconds = number;

/** What the rules need of the policy. */
export interface Rules {
  readonly kind: StationKind;
  readonly languages: Policy['languages'];
  readonly timers: StationTimers;
  readonly hasPin: boolean;
}

export interface Ending {
  readonly reason: EndReason;
  readonly full: boolean;
  readonly since: Milliseconds;
  /** Every process of the session is gone and the agent has been asked to close. Until then no visit may follow. */
  readonly gone: boolean;
}

export interface Visit {
  readonly phase: 'opening' | 'browsing' | 'ending';
  readonly clock: VisitClock;
  readonly shown: boolean;
  readonly extensions: number;
  /** Since when the idle question is on the screen; null while it is not. */
  readonly askedAt: Milliseconds | null;
  readonly idleSecondsLeft: number | null;
  /** The patron asked to end; at this time it is done without another word. */
  readonly endsAt: Milliseconds | null;
  readonly aliveAt: Milliseconds;
  readonly patientUntil: Milliseconds;
  readonly hung: boolean;
  readonly ending: Ending | null;
  readonly toldMinutes: number | null;
  readonly toldWarning: 'none' | 'ten' | 'one';
}

/**
 * `preparing`: waits for a warm spare. `called`: the agent looks at it. `playing`: it plants. `ending`: its processes are
 * being ended. `over`: they are gone; the agent wipes and searches, and says how it went by its next state.
 */
export interface Rehearsal {
  readonly phase: 'preparing' | 'called' | 'playing' | 'ending' | 'over';
}

export interface Staff {
  readonly at: 'pin' | 'menu';
  readonly since: Milliseconds;
  readonly wrong: boolean;
}

export interface PinTries {
  readonly failures: number;
  readonly lockedUntil: Milliseconds;
  /** One PIN at a time, so that a burst of them can't overtake the lock. */
  readonly checking: boolean;
}

/** Why the station is out of service. They stand side by side, so that the cure of one does not hide another. */
export interface Faults {
  /** Never goes away by itself: the file is read once. */
  readonly policy: Fault | null;
  /** Goes when the agent says that it is over. */
  readonly agent: ProblemCode | null;
  /** Goes when a spare session is warm. */
  readonly spare: ProblemCode | null;
}

export interface Fault {
  readonly code: ProblemCode;
  readonly place?: { readonly line: number; readonly column: number; readonly key: string };
}

export interface Station {
  readonly rules: Rules;
  readonly agent: StationState | 'away';
  readonly agentSince: Milliseconds;
  readonly faults: Faults;
  /** `leaving`: it has been a patron's, almost, and is being ended. */
  readonly spare: 'none' | 'warming' | 'ready' | 'leaving';
  /** Since when the spare is what it is. */
  readonly spareSince: Milliseconds;
  readonly spareFailures: number;
  readonly spareRetryAt: Milliseconds;
  readonly visit: Visit | null;
  /** The station checks itself; nobody can start meanwhile. */
  readonly rehearsal: Rehearsal | null;
  readonly receipt: {
    readonly reason: EndReason;
    readonly full: boolean;
    readonly receipt: Receipt;
    readonly until: Milliseconds;
  } | null;
  readonly lastWipe: Receipt['verdict'] | 'none';
  readonly staff: Staff | null;
  readonly tries: PinTries;
  readonly closed: boolean;
  /** Staff asked to leave kiosk mode; it happens once, when the visit is erased. */
  readonly leaving: 'no' | 'asked' | 'done';
  readonly language: Language;
  readonly look: Look;
  readonly paintedAt: Milliseconds;
  readonly renewedAt: Milliseconds;
  /** The hour of renewal has come; it happens when nobody is there. */
  readonly renewalDue: boolean;
}

export type StationEvent =
  | { readonly is: 'tick'; readonly idleSeconds: number; readonly timeOfDay: string }
  | { readonly is: 'pressed'; readonly press: Press }
  | { readonly is: 'agent-told'; readonly tell: Tell }
  | { readonly is: 'agent-cued'; readonly cue: Cue }
  | { readonly is: 'agent-lost' }
  | { readonly is: 'agent-unlike' }
  | { readonly is: 'spare-ready' }
  | { readonly is: 'spare-gone' }
  | { readonly is: 'session-said'; readonly message: FromSession }
  | { readonly is: 'session-gone' }
  | { readonly is: 'end-key' }
  | { readonly is: 'staff-key' }
  | { readonly is: 'pin-checked'; readonly right: boolean };

export type Effect =
  | { readonly do: 'ask'; readonly ask: Ask }
  | { readonly do: 'warm' }
  | { readonly do: 'end-spare' }
  | { readonly do: 'expect-start'; readonly language: Language; readonly look: Look }
  | { readonly do: 'tell-session'; readonly message: ToSession }
  | { readonly do: 'end-session' }
  | { readonly do: 'clear-selections' }
  | { readonly do: 'check-pin'; readonly pin: string }
  | { readonly do: 'repaint' }
  | { readonly do: 'renew' }
  | { readonly do: 'leave' };

export interface Step {
  readonly station: Station;
  readonly effects: readonly Effect[];
}

/** The visit in which somebody browses now; one that opens or ends is not. */
export const browsing = (station: Station): Visit | null =>
  station.visit?.phase === 'browsing' ? station.visit : null;

export const changeVisit = (station: Station, change: Partial<Visit>): Partial<Station> =>
  station.visit === null ? {} : { visit: { ...station.visit, ...change } };

/** The one that is told: staff can mend nothing else before it. */
export function faultOf({ faults }: Station): Fault | null {
  if (faults.policy !== null) return faults.policy;
  const code = faults.agent ?? faults.spare;
  return code === null ? null : { code };
}

/** Changes some of a station and says what must be done about it. */
export const step = (station: Station, change: Partial<Station> = {}, ...effects: Effect[]): Step => ({
  station: { ...station, ...change },
  effects,
});

/** One rule after another, each seeing what the one before it changed. */
export function inTurn(station: Station, ...rules: ((station: Station) => Step)[]): Step {
  return rules.reduce<Step>(
    (done, rule) => {
      const next = rule(done.station);
      return { station: next.station, effects: [...done.effects, ...next.effects] };
    },
    { station, effects: [] },
  );
}
