// Which processes should not be there any more, and which belong to the next session or to the station itself.
import { type Noted, type Remaining, remainingOf } from './memory.ts';
import { findSessions, type Session, type Whereabouts } from './sessions.ts';
import { programOf, type Snapshot } from './snapshot.ts';
import { nameOf, type Process, type ProcessTable, withDescendants } from './table.ts';

/** What a wipe is about. */
export interface Scope {
  /** null when the agent was not there as the session opened. */
  readonly snapshot: Snapshot | null;
  /** Every session there is has to go, a warm spare included: nobody knows which of them a patron has used. */
  readonly everySession: boolean;
}

export interface Station extends Whereabouts {
  /** The kiosk user is nobody's account: whatever runs as it is the station's or left over. */
  readonly dedicated: boolean;
}

export interface Sorted {
  readonly left: ReadonlySet<Process>;
  /** Members of sessions that came after the one that ended. */
  readonly spares: ReadonlySet<Process>;
  /** What of the session's memory may still be there. */
  readonly remaining: Remaining;
}

const nothingNoted: Noted = { devices: new Map(), mountNamespaces: new Set() };

export function sortProcesses(table: ProcessTable, station: Station, scope: Scope): Sorted {
  const alive = [...table.byId.values()].filter(({ ended }) => !ended);
  const known = withDescendants(
    table,
    alive.filter((process) => scope.snapshot?.members.has(nameOf(process))),
  );
  const sessions = findSessions(table, station).map((session) => ({
    session,
    goes: scope.everySession || isOver(session, known, scope.snapshot),
  }));
  const membersOf = (goes: boolean) =>
    sessions.filter((one) => one.goes === goes).flatMap(({ session }) => [...session.members]);
  const spares = new Set(membersOf(false));
  const remaining = remainingOf(table, scope.snapshot ?? nothingNoted);
  const numbers = { processes: processNamespacesOf(table, scope.snapshot), mounts: remaining.mountNamespaces };
  const joined = alive.filter((process) => !spares.has(process) && standsIn(table, process, numbers));
  const left = new Set([...known, ...membersOf(true), ...joined].filter(({ ended }) => !ended));
  const strangers = station.dedicated ? strangersAmong(table, alive, { snapshot: scope.snapshot, station, left }) : [];
  return { left: new Set([...left, ...strangers]), spares, remaining };
}

/** The session that ended, or one that stands where that one stood. */
function isOver(session: Session, known: ReadonlySet<Process>, snapshot: Snapshot | null): boolean {
  return known.has(session.first) || (session.slot !== null && snapshot?.slots.has(session.slot) === true);
}

/**
 * A process namespace is there for as long as its first process is, be it only to be noticed by its parent. When none of
 * the session's is left, the kernel may have given the numbers of its namespaces to others.
 */
function processNamespacesOf(table: ProcessTable, snapshot: Snapshot | null): ReadonlySet<string> {
  const isThere = [...table.byId.values()].some((process) => snapshot?.members.has(nameOf(process)));
  return snapshot !== null && isThere ? snapshot.processNamespaces : new Set();
}

interface Numbers {
  readonly processes: ReadonlySet<string>;
  readonly mounts: ReadonlySet<string>;
}

/** Also a process of another user that entered the session's namespaces from outside. */
function standsIn(table: ProcessTable, process: Process, numbers: Numbers): boolean {
  const [pid, mnt] = [table.namespace(process, 'pid'), table.namespace(process, 'mnt')];
  return (pid !== null && numbers.processes.has(pid)) || (mnt !== null && numbers.mounts.has(mnt));
}

interface Sorting {
  readonly snapshot: Snapshot | null;
  readonly station: Station;
  readonly left: ReadonlySet<Process>;
}

/** The kiosk user's processes that the station did not start: neither there at the opening, nor descended from one that was. */
function strangersAmong(table: ProcessTable, alive: readonly Process[], sorting: Sorting): readonly Process[] {
  const { snapshot, station, left } = sorting;
  if (snapshot === null) return [];
  const kiosks = alive.filter(({ owner }) => owner === station.kioskId);
  const isStations = (process: Process) =>
    snapshot.station.has(nameOf(process)) ||
    programOf(table, process).some((program) => snapshot.launchers.has(program));
  const stations = withDescendants(
    table,
    kiosks.filter((process) => !left.has(process) && isStations(process)),
  );
  return kiosks.filter((process) => !left.has(process) && !stations.has(process));
}
