// What the station last did for its promises, told in hours. Pure.
import type { Report } from '../../contract/report.ts';
import type { Deed, Ledger } from '../state/ledger.ts';

const msInHour = 3_600_000;
/** Stands for ten days and more. */
const oldest = 240;

/** The ledger counts a run that waited for a patron from when it was due: no patron shows in these hours. */
function told(deed: Deed | null, now: number): Report['dailyWipe'] {
  if (deed === null) return { outcome: 'never', ageHours: null };
  const outcome = deed.ok ? 'ok' : 'failed';
  if (deed.okAt === null) return { outcome, ageHours: null };
  return { outcome, ageHours: Math.min(oldest, Math.max(0, Math.floor((now - deed.okAt) / msInHour))) };
}

export function deedsTold(
  { deeds }: Ledger,
  now: number,
  bootedAt: number,
): Pick<Report, 'eventLogs' | 'dailyWipe' | 'canaryAudit'> {
  const logs = deeds['event-logs'];
  const sinceBoot = logs?.ok === true && (logs.okAt ?? 0) >= bootedAt ? 'yes' : 'no';
  return {
    eventLogs: { ...told(logs, now), sinceBoot },
    dailyWipe: told(deeds['user-data'], now),
    canaryAudit: told(deeds.canary, now),
  };
}
