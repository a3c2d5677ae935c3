// Which System V objects of the kiosk user are a session's and not the station's own.
import type { Scope, Station } from './leftovers.ts';
import { readObjects, type SystemVObject } from './system-v.ts';
import type { ProcessTable } from './table.ts';

export interface SortedObjects {
  readonly looked: number;
  readonly left: readonly SystemVObject[];
}

/** @param gone ids of processes that count as left over: what they made is left over too */
export function sortObjects(table: ProcessTable, station: Station, { scope, gone }: LeftOver): SortedObjects {
  const objects = readObjects(table.proc, station.kioskId);
  const before = scope.snapshot?.objects;
  const fresh = objects.filter(({ name }) => !before?.has(name));
  const left = station.dedicated
    ? fresh.filter(({ maker }) => maker === null || gone.has(maker) || table.byId.get(maker)?.owner !== station.kioskId)
    : fresh.filter(({ maker }) => maker !== null && wasInSession(maker, scope));
  return { looked: objects.length, left };
}

export interface LeftOver {
  readonly scope: Scope;
  readonly gone: ReadonlySet<number>;
}

/** On somebody's own account only what a session's process made is counted; the others are that person's. */
const wasInSession = (maker: number, { snapshot }: Scope): boolean =>
  [...(snapshot?.members ?? [])].some((name) => name.startsWith(`${maker}:`));
