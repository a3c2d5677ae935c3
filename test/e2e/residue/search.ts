// Searches for canaries: in a session while it lives, and on the whole machine when it has ended.
import { readFileSync } from 'node:fs';
import { writableFileSystems } from '../../../agent/audit/canary/file-systems.ts';
import { scanFiles } from '../../../agent/audit/canary/files.ts';
import { scanKernelNames } from '../../../agent/audit/canary/kernel-names.ts';
import { scanOpenUnlinked } from '../../../agent/audit/canary/open-unlinked.ts';
import { scanProcessMemory } from '../../../agent/audit/canary/process-memory.ts';
import { type Finding, type Scan, startScan } from '../../../agent/audit/canary/scan.ts';
import type { Canaries } from '../../../contract/canary.ts';
import type { OwnDemonstration } from '../../demonstration/own-process.ts';
import { scanNamespace } from '../../support/scan/namespace.ts';
import { familyOf, inNamespaceOf } from '../../support/scan/processes.ts';
import { scanSelections } from '../../support/scan/selections.ts';
import { scanSystemV } from '../../support/scan/system-v.ts';
import { processesOf, type SessionProcess } from '../../support/station/session-process.ts';
import type { Station } from '../../support/station/station.ts';

/** A kind of place, as a person would say where something was left. */
export type Where =
  | 'files'
  | 'station memory'
  | 'agent memory'
  | 'display memory'
  | 'selections'
  | 'kernel names'
  | 'shared memory';

export interface Found extends Pick<Finding, 'class' | 'form' | 'place' | 'count'> {
  readonly where: Where;
}

export interface Searched {
  readonly found: readonly Found[];
  /** How many things were looked at in each kind of place: a search that saw nothing proves nothing. */
  readonly looked: Readonly<Record<Where, number>>;
}

/** Everything a session holds: its memory file systems, nameless files, processes' memory, names that the kernel shows. */
export function searchSession(canaries: Canaries, session: SessionProcess): readonly Finding[] {
  const scan = startScan(canaries);
  scanNamespace(scan, session.id);
  scanProcessMemory(scan, inNamespaceOf(session.id));
  scanKernelNames(scan);
  return scan.report().findings;
}

const isDisplay = (id: number): boolean => /^(?:Xvfb|openbox)$/.test(readFileSync(`/proc/${id}/comm`, 'utf8').trim());

/** All processes of the station and of its display. The demonstration library knows what was planted, and is no part of it. */
async function survivors(
  station: Station,
  library: OwnDemonstration,
): Promise<Record<'station' | 'agent' | 'display', number[]>> {
  const users = (await processesOf(station.user.id)).map(({ id }) => id);
  const outside = new Set([process.pid, library.processId]);
  const all = [...new Set([...familyOf(process.pid), ...users])].filter((id) => !outside.has(id));
  const display = all.filter((id) => attempt(() => isDisplay(id)) ?? false);
  const agent = all.filter((id) => id === station.agentProcess().pid);
  return { station: all.filter((id) => !display.includes(id) && !agent.includes(id)), agent, display };
}

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export interface Grounds {
  readonly station: Station;
  readonly library: OwnDemonstration;
  readonly canaries: Canaries;
  /** When the canaries were made: what was last changed before can't hold one. */
  readonly since: number;
}

/** @param roots folders to search instead of every writable file system, read whole */
export async function searchMachine(grounds: Grounds, roots?: readonly string[]): Promise<Searched> {
  const { station, library, canaries, since } = grounds;
  const alive = await survivors(station, library);
  const memoryOf = (ids: readonly number[]) => (scan: Scan) => {
    scanProcessMemory(scan, ids);
    scanOpenUnlinked(scan, ids);
  };
  const looks: Readonly<Record<Where, (scan: Scan) => unknown>> = {
    files: (scan) => (roots === undefined ? scanEverything(scan, since) : scanFiles(scan, roots)),
    'station memory': memoryOf(alive.station),
    'agent memory': memoryOf(alive.agent),
    'display memory': memoryOf(alive.display),
    'kernel names': scanKernelNames,
    'shared memory': scanSystemV,
    // Last, since what is asked for here goes through the display's memory.
    selections: (scan) => scanSelections(scan, { name: station.display.name }),
  };
  const found: Found[] = [];
  const looked: Partial<Record<Where, number>> = {};
  for (const [where, look] of Object.entries(looks) as [Where, (scan: Scan) => unknown][]) {
    const scan = startScan(canaries);
    await look(scan);
    const report = scan.report();
    found.push(...report.findings.map((one) => ({ ...one, where })));
    looked[where] = report.looked;
  }
  return { found, looked: looked as Searched['looked'] };
}

/** A clock of the kernel that is read cheaply may lag behind the exact one by a tick. */
const tick = 1000;

function scanEverything(scan: Scan, since: number): void {
  for (const { point, inMemory } of writableFileSystems().searched)
    scanFiles(scan, [point], inMemory ? {} : { changedSince: since - tick });
}
