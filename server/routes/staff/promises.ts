// For each promise: how many stations keep it, how many do not, and of how many nobody can say.
import type { FastifyInstance } from 'fastify';
import type { PromiseId, Promises } from '../../../contract/staff-api.ts';
import { lastReport } from '../../fleet.ts';
import { promiseIds, promisesOf } from '../../rules/promises.ts';
import { listWhole, type Station } from '../../store/stations.ts';
import { staffRoute } from './guard.ts';
import type { StationParts } from './stations.ts';

const mostNamed = 20;

function countOf(id: PromiseId, kept: readonly (readonly [Station, ReturnType<typeof promisesOf>])[]) {
  const broken = kept.filter(([, promises]) => promises[id] === 'broken').map(([station]) => station.id);
  return {
    id,
    kept: kept.filter(([, promises]) => promises[id] === 'kept').length,
    broken: broken.length,
    unknown: kept.filter(([, promises]) => promises[id] === 'unknown').length,
    by: broken.slice(0, mostNamed),
  };
}

export async function countPromises({ database, fleet, limits }: StationParts, now: number): Promise<Promises> {
  const { rows } = await fleet.read();
  const silent = new Set(rows.filter(([, , , verdict]) => verdict === 'silent').map(([id]) => id));
  const stations = await listWhole(database);
  const kept = stations.map((station) => {
    const report = silent.has(station.id) ? null : lastReport(station);
    return [station, promisesOf(report, limits.of(station.place))] as const;
  });
  return { asOf: now, stations: stations.length, promises: promiseIds.map((id) => countOf(id, kept)) };
}

export function promiseRoutes(app: FastifyInstance, parts: StationParts): void {
  staffRoute<never, Promises>(app, parts, {
    method: 'GET',
    path: '/promises',
    role: 'viewer',
    handle: ({ now }) => countPromises(parts, now),
  });
}
