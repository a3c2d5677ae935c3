// Watches a simulated station from outside and counts each time that a promise was not kept. It knows nothing of the agent's rules.
import type { CleanerGroup } from '../../../../../agent/wipe/cleaner.ts';
import { lastShown } from './hours-shown.ts';

export type Breach =
  /** More than 25 hours of being switched on and awake since the last clearing. */
  | 'gap'
  /** A start or a waking that no clearing followed. */
  | 'start'
  /** The hour came by and nothing was cleared. */
  | 'hour'
  /** A session opened although something was overdue. */
  | 'open';

interface Cleared {
  /** Time switched on and awake since then. */
  powered: number;
  time: number;
  wall: number;
}

export interface Now {
  readonly time: number;
  readonly wall: number;
  readonly zone: string;
}

export interface Witness {
  readonly breaches: Record<Breach, number>;
  readonly longestGapHours: Record<CleanerGroup, number>;
  cleared(groups: readonly CleanerGroup[]): void;
  /** The machine was started, or woke. */
  began(): void;
  /** The clock or its zone was set: an hour that had come may be to come again. */
  reset(): void;
  opened(owed: boolean): void;
  closed(): void;
  /** Whether anything is overdue, so that no session may open. */
  isOwing(): boolean;
  passed(milliseconds: number): void;
  /** The last moment at which the hour came by, on the station's own clock. */
  hourBefore(): number;
}

const minute = 60_000;
const hour = 60 * minute;
/** Within this a waiting station has done what it owes. */
const prompt = 6 * minute;
/** A skipped hour may come up to an hour after the moment at which clocks first show a later one. */
const skipped = hour;
const groups = ['event-logs', 'user-data'] as const;

/** @param shown for each zone, when a clock there shows the hour */
export function watch(now: () => Now, shown: ReadonlyMap<string, readonly number[]>): Witness {
  const last: Record<CleanerGroup, Cleared> = {
    'event-logs': { powered: 0, time: 0, wall: 0 },
    'user-data': { powered: 0, time: 0, wall: 0 },
  };
  const all = Object.values(last);
  let startedAt = now().time;
  let disturbedAt = startedAt;
  let inVisit = false;

  const hourBefore = (): number => lastShown(shown.get(now().zone) ?? [], now().wall);
  const missesHour = (allowance: number): boolean =>
    now().wall - hourBefore() > allowance && all.some(({ wall }) => wall < hourBefore());
  /** When the hour came by while the station ran, whatever its clock said before and after. */
  let [cameAt, seen] = [Number.NEGATIVE_INFINITY, hourBefore()];
  const noticeHour = (): void => {
    const hour = hourBefore();
    if (hour > seen && isCalm()) cameAt = now().time;
    seen = hour;
  };
  const isCalm = (): boolean => now().time - disturbedAt >= prompt;
  const missesHourSeen = (): boolean =>
    now().time - cameAt > skipped + prompt && all.some(({ time }) => time < cameAt - prompt);
  const missesStart = (): boolean => all.some(({ time }) => time < startedAt);

  /** What people left is cleared at the end of a visit that was already going on. */
  const measure = (group: CleanerGroup): void => {
    if (group === 'user-data' && inVisit) return;
    const { powered } = last[group];
    witness.longestGapHours[group] = Math.max(witness.longestGapHours[group], powered / hour);
    if (powered > 25 * hour) witness.breaches.gap++;
  };

  const witness: Witness = {
    breaches: { gap: 0, start: 0, hour: 0, open: 0 },
    longestGapHours: { 'event-logs': 0, 'user-data': 0 },
    cleared(which) {
      for (const group of which) Object.assign(last[group], { powered: 0, time: now().time, wall: now().wall });
    },
    began() {
      startedAt = now().time;
      inVisit = false;
      witness.reset();
    },
    reset() {
      disturbedAt = now().time;
      cameAt = Number.NEGATIVE_INFINITY;
    },
    opened(owed) {
      inVisit = true;
      if (owed) witness.breaches.open++;
    },
    closed() {
      inVisit = false;
      disturbedAt = now().time;
    },
    isOwing: () => missesStart() || missesHour(skipped),
    passed(milliseconds) {
      for (const one of all) one.powered += milliseconds;
      for (const group of groups) measure(group);
      noticeHour();
      if (inVisit || !isCalm()) return;
      if (missesStart()) witness.breaches.start++;
      if (missesHour(skipped + prompt) || missesHourSeen()) witness.breaches.hour++;
    },
    hourBefore,
  };
  return witness;
}
