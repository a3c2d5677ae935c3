// Which System V objects of the kiosk user are a session's and not the station's own.
import type { Scope, Station } from './leftovers.ts';
import { readObjects, type SystemVObject } from './system-v.ts';
import type { Process, ProcessTable } from './table.ts';

export interface SortedObjects {
  readonly looked: number;
  readonly left: readonly SystemVObject[];
}

/** @param left processes that are left over: what they made is left over too */
export function sortObjects(station: Station, scope: Scope, { table, left }: Living): SortedObjects {
  const objects = readObjects(table.proc, station.kioskId);
  const fresh = objects.filter(({ name }) => !scope.snapshot?.objects.has(name));
  const isStations = (maker: number) => {
    const process = table.byId.get(maker);
    return process !== undefined && process.owner === station.kioskId && !left.has(process);
  };
  return {
    looked: objects.length,
    left: station.dedicated
      ? fresh.filter(({ maker }) => maker === null || !isStations(maker))
      : fresh.filter(({ maker }) => maker !== null && wasInSession(maker, scope)),
  };
}

export interface Living {
  readonly table: ProcessTable;
  readonly left: ReadonlySet<Process>;
}

/** On somebody's own account only what a session's process made is counted; the others are that person's. */
const wasInSession = (maker: number, { snapshot }: Scope): boolean =>
  [...(snapshot?.members ?? [])].some((name) => name.startsWith(`${maker}:`));
