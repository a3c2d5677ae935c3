// While somebody points at a row or is in the list with the keyboard, rows stand still, and changes wait until they are asked for.
import { useEffect, useState } from 'preact/hooks';
import type { FleetNow, Station } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { makeStore } from '../link/store.ts';
import { useStore } from '../link/use-store.ts';

export const held = makeStore<{ readonly waiting: number }>({ waiting: 0 });

/** Counts what is asked for; whoever holds rows still lets them go once. */
const asked = makeStore(0);
export const showWaiting = (): void => asked.set(asked.get() + 1);

const saysTheSame = (one: Station | undefined, other: Station): boolean =>
  one !== undefined && one.verdict === other.verdict && one.reason === other.reason && one.value === other.value;

function changesBetween(shown: FleetNow, now: FleetNow): number {
  const before = new Map(shown.stations.map((station) => [station.id, station]));
  const different = now.stations.filter((station) => !saysTheSame(before.get(station.id), station)).length;
  const there = new Set(now.stations.map(({ id }) => id));
  return different + shown.stations.filter(({ id }) => !there.has(id)).length;
}

/** The fleet that is to be shown: the one that is, or the one from before somebody came to the list. */
export function useHeldFleet(holding: boolean): FleetNow | null {
  const { fleet } = useStore(live);
  const turn = useStore(asked);
  const [shown, setShown] = useState({ fleet, turn });
  const keeps = holding && shown.turn === turn && shown.fleet?.whole === true;
  const now = keeps ? shown.fleet : fleet;
  const waiting = keeps && shown.fleet !== null && fleet !== null ? changesBetween(shown.fleet, fleet) : 0;
  useEffect(() => {
    if (now !== shown.fleet || turn !== shown.turn) setShown({ fleet: now, turn });
    held.set({ waiting });
  });
  useEffect(() => () => held.set({ waiting: 0 }), []);
  return now;
}
