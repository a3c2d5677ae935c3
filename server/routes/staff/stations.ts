// The list of stations, one station, how it has been, and what staff may do to one: name, place, maintenance, retiring.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  type Fleet,
  longestMaintenance,
  MaintenanceRequest,
  Range,
  type Series,
  StationChange,
  type StationDetail,
} from '../../../contract/staff-api.ts';
import { type FleetSource, findingsIn, lastReport } from '../../fleet.ts';
import type { LimitSource } from '../../limits.ts';
import { promisesOf } from '../../rules/promises.ts';
import { merge, type Summary } from '../../rules/rollup.ts';
import { firstPoint, grains, seriesOf } from '../../rules/series.ts';
import { findPlace } from '../../store/places.ts';
import { slotAt } from '../../store/reports.ts';
import {
  findStation,
  holdStation,
  placeStation,
  renameStation,
  retireStation,
  type Station,
} from '../../store/stations.ts';
import { freshHours, summariesOf } from '../../store/summaries.ts';
import { type Asking, type StaffParts, staffRoute } from './guard.ts';

export interface StationParts extends StaffParts {
  readonly fleet: FleetSource;
  readonly limits: LimitSource;
  /** A station has another place now, and with it perhaps other limits. */
  readonly moved: (id: string) => void;
}

const maintenanceOf = ({ heldUntil, heldReason, heldBy }: Station, now: number): StationDetail['maintenance'] =>
  heldUntil === null || heldUntil <= now
    ? null
    : { until: heldUntil, reason: (heldReason ?? 'other') as 'other', by: heldBy ?? '' };

async function detailOf(station: Station, { fleet, limits }: StationParts, now: number): Promise<StationDetail> {
  const judged = await fleet.judge(station);
  const report = lastReport(station);
  const known = (judged.beneath ?? judged.code).startsWith('silent') || report === null ? null : report;
  return {
    id: station.id,
    name: station.name,
    place: station.place,
    verdict: judged.verdict,
    reason: judged.code,
    ...(judged.beneath && { beneath: judged.beneath }),
    age: judged.age,
    findings: [...findingsIn(report, limits.of(station.place))],
    promises: promisesOf(known, limits.of(station.place)),
    report,
    enrolledAt: station.enrolledAt,
    heardAt: station.heardAt,
    token: station.token,
    maintenance: maintenanceOf(station, now),
  };
}

/** Hours that nobody has summed up yet come from the reports themselves; so does today. */
async function summaries({ database }: StaffParts, station: Station, range: Range, now: number) {
  const grain = grains[range].from;
  const seconds = grain === 'hour' ? 3600 : 86_400;
  const from = Math.floor(firstPoint(range, now) / seconds);
  const kept = new Map(await summariesOf(database, grain, station.number, from));
  const freshFrom = grain === 'hour' ? firstPoint(range, now) : Math.floor(now / 86_400) * 86_400;
  const sums = new Map<number, Summary>();
  for (const [hour, summary] of await freshHours(database, station.number, slotAt(freshFrom))) {
    const at = Math.floor((hour * 3600) / seconds);
    const before = sums.get(at);
    sums.set(at, before === undefined ? summary : merge(before, summary));
  }
  for (const [at, summary] of sums) kept.set(at, summary);
  return kept;
}

type Changing = Asking<z.infer<typeof StationChange>>;

async function rename({ database }: StaffParts, station: Station, { body: { name }, tell }: Changing): Promise<void> {
  if (name === undefined || !(await renameStation(database, station.id, name))) return;
  await tell('station-renamed', name, station.name);
}

/** false: there is no such place. */
async function move({ database, moved }: StationParts, station: Station, { body, tell }: Changing): Promise<boolean> {
  if (body.place === undefined) return true;
  const place = body.place === null ? null : await findPlace(database, body.place);
  if (body.place !== null && place === null) return false;
  await placeStation(database, station.id, body.place);
  moved(station.id);
  await tell('station-placed', station.name, place?.name ?? null);
  return true;
}

export function stationRoutes(app: FastifyInstance, parts: StationParts): void {
  const { database, fleet } = parts;

  staffRoute<never, Fleet>(app, parts, {
    method: 'GET',
    path: '/stations',
    role: 'viewer',
    handle: () => fleet.read(),
  });

  staffRoute<never, StationDetail>(app, parts, {
    method: 'GET',
    path: '/stations/:id',
    role: 'viewer',
    async handle({ id, now }) {
      const station = await findStation(database, id);
      return station === null ? null : detailOf(station, parts, now);
    },
  });

  staffRoute<never, Series>(app, parts, {
    method: 'GET',
    path: '/stations/:id/series',
    role: 'viewer',
    async handle({ id, query, now }) {
      const range = Range.safeParse(query.range ?? 'day');
      const station = range.success ? await findStation(database, id) : null;
      if (station === null || !range.success) return null;
      return seriesOf(range.data, now, station.enrolledAt, await summaries(parts, station, range.data, now));
    },
  });

  staffRoute(app, parts, {
    method: 'PATCH',
    path: '/stations/:id',
    role: 'technician',
    body: StationChange,
    async handle(asking) {
      const station = await findStation(database, asking.id);
      if (station === null || !(await move(parts, station, asking))) return null;
      await rename(parts, station, asking);
      fleet.forget();
      const changed = await findStation(database, asking.id);
      return changed === null ? null : detailOf(changed, parts, asking.now);
    },
  });

  staffRoute(app, parts, {
    method: 'PUT',
    path: '/stations/:id/maintenance',
    role: 'technician',
    body: MaintenanceRequest,
    async handle({ id, body: { until, reason }, session, now, tell }) {
      if (until <= now || until > now + longestMaintenance) return null;
      if (!(await holdStation(database, id, { until, reason, by: session.member.name }))) return null;
      fleet.forget();
      const station = await findStation(database, id);
      await tell('maintenance-begun', station?.name ?? null, reason);
      return station === null ? null : detailOf(station, parts, now);
    },
  });

  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/stations/:id/maintenance',
    role: 'technician',
    async handle({ id, now, tell }) {
      if (!(await holdStation(database, id, null))) return null;
      fleet.forget();
      const station = await findStation(database, id);
      await tell('maintenance-ended', station?.name ?? null);
      return station === null ? null : detailOf(station, parts, now);
    },
  });

  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/stations/:id',
    role: 'technician',
    async handle({ id, now, tell }) {
      const station = await findStation(database, id);
      if (station === null || !(await retireStation(database, id, now))) return null;
      fleet.forget();
      await tell('station-retired', station.name);
      return {};
    },
  });
}
