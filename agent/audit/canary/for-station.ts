// Puts a canary audit together for one station: who searches, through what, and which processes are the rehearsal's.
import { join } from 'node:path';
import type { DisplaySettings } from '../../../contract/x11/connection.ts';
import type { Roots } from '../../places/places.ts';
import { type Station, sortProcesses } from '../../processes/leftovers.ts';
import type { Snapshot } from '../../processes/snapshot.ts';
import { readProcesses } from '../../processes/table.ts';
import { type AuditParts, type CanaryAudit, makeCanaryAudit } from './audit.ts';
import type { Searcher } from './searcher.ts';

export interface Grounds extends Pick<AuditParts, 'stage' | 'wipe' | 'takeSnapshot'> {
  readonly roots: Roots;
  readonly station: Station;
  readonly display: DisplaySettings | null;
  readonly search: Searcher;
}

/** Everything that has come of the sessions that were noted. */
function membersOf(snapshot: Snapshot, station: Station): number[] {
  const { left } = sortProcesses(readProcesses(), station, { snapshot, everySession: false });
  return [...left].map(({ id }) => id);
}

export function canaryAuditFor({ stage, wipe, takeSnapshot, roots, station, display, search }: Grounds): CanaryAudit {
  return makeCanaryAudit({
    ...{ stage, wipe, takeSnapshot },
    searchSession: (seed, snapshot) =>
      search({
        ...{ look: 'session', seed, display, members: membersOf(snapshot, station) },
        folders: [...snapshot.slots].map((slot) => join(roots.slots, slot)),
      }),
    searchStation: (seed, since) =>
      search({ look: 'station', seed, since, display, kioskId: station.kioskId, agent: process.pid }),
  });
}
