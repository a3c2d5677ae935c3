// Two hundred stations, or as many as somebody asks for: placed, named, enrolled, and with three months behind them.
import { randomUUID } from 'node:crypto';
import { makeToken } from '../../../server/enrol.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import { addPlace } from '../../../server/store/places.ts';
import { holdStation, renameStation } from '../../../server/store/stations.ts';
import { daysBack, writeHistory } from './history.ts';
import { type Branch, branches, desksFor } from './places.ts';
import { enrolSimulated, type Simulated } from './station.ts';
import { troubleOf } from './troubles.ts';

const day = 86_400;
export const mostStations = 2000;

/** @returns the id of each branch in the store */
export async function addBranches(database: OpenDatabase): Promise<ReadonlyMap<Branch, string>> {
  const ids = new Map<Branch, string>();
  for (const branch of branches) {
    const id = randomUUID();
    await addPlace(database, { id, name: branch.name, hours: [...branch.hours] });
    ids.set(branch, id);
  }
  return ids;
}

/** Most came with the first image, every tenth later. */
const enrolledAtOf = (number: number, now: number): number =>
  now - (number % 10 === 0 ? 3 + (number % (daysBack - 10)) : daysBack) * day;

/** @param now seconds since 1970 */
export async function makeFleet(
  database: OpenDatabase,
  ids: ReadonlyMap<Branch, string>,
  { count, now }: { readonly count: number; readonly now: number },
): Promise<readonly Simulated[]> {
  const tokens = new Map<Branch, string>();
  const [madeAt, endsAt] = [now - (daysBack + 1) * day, now + 30 * day];
  for (const [branch, place] of ids) {
    const made = { label: `Image for ${branch.name}`, place, mostUses: count, madeAt, madeBy: 'demonstration', endsAt };
    tokens.set(branch, (await makeToken(database, made)).word);
  }
  const fleet: Simulated[] = [];
  for (const [number, desk] of desksFor(count).entries()) {
    const trouble = troubleOf(number);
    const when = { token: tokens.get(desk.branch) ?? '', now, enrolledAt: enrolledAtOf(number, now) };
    const one = await enrolSimulated(database, { number, desk, trouble }, when);
    await renameStation(database, one.station.id, desk.name);
    if (trouble?.held === true) {
      await holdStation(database, one.station.id, { until: now + 2 * day, reason: 'hardware', by: 'demonstration' });
    }
    fleet.push(one);
  }
  await writeHistory(database, fleet, now);
  return fleet;
}
