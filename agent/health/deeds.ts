// What the station last did for its promises, told in hours that no patron can move. Pure.
import type { Report } from '../../contract/report.ts';
import type { Deed, Ledger } from '../state/ledger.ts';

type Deeds = Ledger['deeds'];

export interface DeedTimes {
  readonly now: number;
  readonly bootedAt: number;
}

const msInHour = 3_600_000;
/** Stands for ten days and more. */
const oldest = 240;
/** A run may wait for a patron for as long as the longest visit that a policy can limit. */
const hoursOfWaiting = 12;
const hoursInDay = 24;

/**
 * A run happens at its hour where nobody sits, and later where somebody does: neither is told of before both are.
 * @param before what was told the last time; null: nothing yet
 */
export function deedsToTell(before: Deeds | null, done: Deeds, times: DeedTimes): Deeds {
  const told = before ?? done;
  return {
    'event-logs': deedToTell(told['event-logs'], done['event-logs'], times),
    'user-data': deedToTell(told['user-data'], done['user-data'], times),
    canary: deedToTell(told.canary, done.canary, times),
  };
}

function deedToTell(told: Deed | null, done: Deed | null, { now, bootedAt }: DeedTimes): Deed | null {
  if (told === null || done === null) return done;
  const isRipe = done.at <= now - hoursOfWaiting * msInHour;
  // No patron was in before the first one of this start.
  const isFirstOfBoot = told.at < bootedAt && done.at >= bootedAt;
  const isMended = !told.ok && done.ok;
  return isRipe || isFirstOfBoot || isMended || told.at > now ? done : told;
}

/** What failed is told at once: staff must know. */
function told(deed: Deed | null, done: Deed | null, now: number): Report['dailyWipe'] {
  if (deed === null) return { outcome: 'never', ageHours: null };
  const outcome = deed.ok && done?.ok !== false ? 'ok' : 'failed';
  return { outcome, ageHours: deed.okAt === null ? null : ageOf(now - deed.okAt) };
}

/** For as long as the next run may wait for a patron, a day stands for a little more: nothing is late yet. */
function ageOf(ms: number): number {
  const hours = Math.min(oldest, Math.max(0, Math.floor(ms / msInHour)));
  return hours < hoursInDay + hoursOfWaiting ? Math.min(hoursInDay, hours) : hours;
}

/** @param deeds what may be told of what was done */
export function deedsTold(
  deeds: Deeds,
  done: Deeds,
  { now, bootedAt }: DeedTimes,
): Pick<Report, 'eventLogs' | 'dailyWipe' | 'canaryAudit'> {
  const logs = told(deeds['event-logs'], done['event-logs'], now);
  const sinceBoot = logs.outcome === 'ok' && (deeds['event-logs']?.okAt ?? 0) >= bootedAt ? 'yes' : 'no';
  return {
    eventLogs: { ...logs, sinceBoot },
    dailyWipe: told(deeds['user-data'], done['user-data'], now),
    canaryAudit: told(deeds.canary, done.canary, now),
  };
}
