// What the agent notes when a session opens: which processes and memory file systems are the session, and which processes are the station's own.
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Containment } from '../../contract/words.ts';
import { hasCode } from '../wipe/folder.ts';
import { type MemoryDevices, memoryOf } from './memory.ts';
import { findSessions, type Session, type Whereabouts } from './sessions.ts';
import { readObjects } from './system-v.ts';
import { nameOf, type Process, type ProcessTable, shownAt } from './table.ts';

/** Names of processes are `id:born`. Held in the agent's memory alone, and dropped after a clean receipt. */
export interface Snapshot {
  readonly containment: Containment;
  readonly members: ReadonlySet<string>;
  readonly processNamespaces: ReadonlySet<string>;
  readonly mountNamespaces: ReadonlySet<string>;
  /** The memory file systems that only the session sees. */
  readonly devices: MemoryDevices;
  readonly slots: ReadonlySet<string>;
  /** Processes of the kiosk user that were there before and are not the session's. */
  readonly station: ReadonlySet<string>;
  /** The kiosk user's System V objects that were there already. */
  readonly objects: ReadonlySet<string>;
  /** The programs that launched the session, the shell among them: one that is started anew is the station's as well. */
  readonly launchers: ReadonlySet<string>;
}

/**
 * @returns null when there is no session to be seen, or one in namespaces without memory file systems of its own: nobody
 * could say later that it is gone
 */
export function takeSnapshot(table: ProcessTable, whereabouts: Whereabouts): Snapshot | null {
  const sessions = findSessions(table, whereabouts);
  const devices = sessions.map((session) => memoryOf(table, session));
  const homeless = sessions.some(({ containment }, at) => containment === 'bubblewrap' && devices[at]?.size === 0);
  if (sessions.length === 0 || homeless) return null;
  const members = new Set(sessions.flatMap((session) => [...session.members]));
  const contained = new Set(
    sessions.filter(({ containment }) => containment === 'bubblewrap').flatMap((session) => [...session.members]),
  );
  const station = [...table.byId.values()].filter(
    (process) => process.owner === whereabouts.kioskId && !process.ended && !members.has(process),
  );
  return {
    containment: sessions.every(({ containment }) => containment === 'bubblewrap') ? 'bubblewrap' : 'directory',
    members: new Set([...members].map(nameOf)),
    processNamespaces: namespacesOf(table, contained, 'pid'),
    mountNamespaces: namespacesOf(table, contained, 'mnt'),
    devices: new Map(devices.flatMap((found) => [...found])),
    slots: new Set(sessions.flatMap(({ slot }) => (slot === null ? [] : [slot]))),
    station: new Set(station.map(nameOf)),
    objects: new Set(readObjects(table.proc, whereabouts.kioskId).map(({ name }) => name)),
    launchers: new Set(sessions.flatMap((session) => launchersOf(table, session, whereabouts.kioskId))),
  };
}

function namespacesOf(table: ProcessTable, processes: Iterable<Process>, kind: 'pid' | 'mnt'): ReadonlySet<string> {
  return new Set([...processes].flatMap((process) => table.namespace(process, kind) ?? []));
}

/** Stands between the shell and a session. Anybody may start it with whatever they like, so it makes nothing the station's. */
const containments = 'bwrap';

function launchersOf(table: ProcessTable, { first }: Pick<Session, 'first'>, kioskId: number): string[] {
  const launcher = table.byId.get(first.parent);
  if (launcher === undefined || launcher.owner !== kioskId) return [];
  const programs = programOf(table, launcher).filter((program) => basename(program) !== containments);
  return [...programs, ...launchersOf(table, { first: launcher }, kioskId)];
}

/** The file that a process runs, as the kernel names it; none for one that may not be looked at. */
export function programOf(table: ProcessTable, process: Process): string[] {
  try {
    return [readlinkSync(`${table.proc}/${shownAt(process)}/exe`)];
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return [];
    throw error;
  }
}
