// What a station owes its promises at a moment, and why. Pure: clocks and memory are given to it.
import type { Ledger } from '../state/ledger.ts';
import { type Run, type Work, works } from '../state/machine.ts';
import { lastCame } from './hours.ts';

/** In milliseconds. */
export interface Moment {
  /** Since the epoch, as the station's clock says: it may be wrong, and may be set at any time. */
  readonly wall: number;
  /** Since the kernel started, sleep included. Nobody can set it. */
  readonly sinceBoot: number;
  /** How much of that it slept. */
  readonly slept: number;
  readonly zone: string;
  /** A digest that is another one after each start of the machine. */
  readonly boot: string;
  /** A digest of what is installed; null while that changes or can't be seen. */
  readonly software: string | null;
}

/** What was last done in this boot, on clocks that nobody can set. */
export type Mark = Pick<Moment, 'boot' | 'sinceBoot' | 'slept'>;
export type Marks = Readonly<Record<Work, Mark | null>>;

export interface Known {
  readonly ledger: Ledger;
  readonly marks: Marks;
  /** When this agent itself last tried, on the clock since the kernel's start. */
  readonly tried: Readonly<Partial<Record<Work, number>>>;
}

export interface Plan {
  /** The policy's time of day. */
  readonly at: string;
  /** Whether a canary audit could be made now. */
  readonly canary: boolean;
}

interface Facts extends Known {
  readonly now: Moment;
  readonly hour: number;
}

type Reason = (work: Work, facts: Facts) => boolean;

const day = 86_400_000;
/** Clocks are set by fractions of a minute all day; only more than this is a clock that was wrong. */
const clockSlack = 10 * 60_000;
/** Two clocks are read one after the other. */
const sleepSlack = 2000;

const isCanary = (work: Work): boolean => work === 'canary';

/** Each keeps a promise in a case of its own; the simulated year shows what happens without one. */
export const reasons = {
  'never-done': (work, { ledger }) => ledger.deeds[work] === null,
  failed: (work, { ledger }) => ledger.deeds[work]?.ok === false,
  /** The uptime catches kernels whose boot id is always the same. */
  'other-boot': (work, { marks, now }) =>
    !isCanary(work) && (marks[work]?.boot !== now.boot || now.sinceBoot < (marks[work]?.sinceBoot ?? 0)),
  /** Waking up counts as a start: to whoever comes in the morning it is one. */
  slept: (work, { marks, now }) => !isCanary(work) && now.slept - (marks[work]?.slept ?? 0) > sleepSlack,
  'hour-came': (work, { ledger, hour }) => (ledger.deeds[work]?.at ?? hour) < hour,
  'clock-turned-back': (work, { ledger, now }) => (ledger.deeds[work]?.at ?? 0) > now.wall + clockSlack,
  'day-passed': (work, { marks, now }) =>
    marks[work]?.boot === now.boot && now.sinceBoot - (marks[work]?.sinceBoot ?? 0) >= day,
  'software-changed': (work, { ledger, now }) =>
    isCanary(work) && now.software !== null && ledger.software !== null && now.software !== ledger.software,
} as const satisfies Record<string, Reason>;
export type ReasonId = keyof typeof reasons;
export const reasonIds = Object.keys(reasons) as readonly ReasonId[];

/** After a failure, in milliseconds. */
const pause = 15 * 60_000;

/**
 * What failed is tried again after a while, but for the canary audit: what it found once, people should hear of, and a
 * second audit that happens to pass would hide it.
 */
function isHeldBack(work: Work, reason: ReasonId, { ledger, tried, now }: Facts): boolean {
  const at = tried[work];
  if (at === undefined || ledger.deeds[work]?.ok !== false) return false;
  return isCanary(work) ? reason === 'failed' : now.sinceBoot - at < pause;
}

/**
 * @param eagerly whether what has just failed is due at once, as it is before a session may open
 * @param among the reasons that count
 */
export function dueNow(
  known: Known & { readonly now: Moment },
  plan: Plan,
  eagerly: boolean,
  among: readonly ReasonId[] = reasonIds,
): Run | null {
  const facts: Facts = { ...known, hour: lastCame(plan.at, known.now.zone, known.now.wall) };
  const due = new Map(
    works
      .filter((work) => plan.canary || !isCanary(work))
      .map((work) => [
        work,
        among.filter((id) => reasons[id](work, facts) && (eagerly || !isHeldBack(work, id, facts))),
      ]),
  );
  const work = works.filter((one) => (due.get(one)?.length ?? 0) > 0);
  return work.length === 0 ? null : { occasion: occasionOf([...due.values()].flat()), work };
}

function occasionOf(why: readonly ReasonId[]): Run['occasion'] {
  // After a sleep everything of the time before it is still there, what the kernel itself holds included.
  if (why.includes('other-boot')) return 'boot';
  return why.every((id) => id === 'software-changed') ? 'software-change' : 'daily';
}

/** How long work may wait for a patron. With what looks come late, it stays below an hour. */
const grace = 55 * 60_000;

/** @param since the clock since the kernel's start, when the work was found due */
export const isPastGrace = (since: number, now: Moment): boolean => now.sinceBoot - since >= grace;
