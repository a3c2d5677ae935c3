// The limits of a well station: seen by all staff, changed by admins, and judged by at once.
import type { FastifyInstance } from 'fastify';
import { Limits, type LimitsTried, type LimitsView } from '../../../contract/staff-api.ts';
import { rejudgeAll } from '../../jobs/rejudge.ts';
import { needHand } from '../../rules/fleet.ts';
import { thresholdsFrom } from '../../rules/limits.ts';
import { forgetLimits, keepLimits } from '../../store/limits.ts';
import { findPlace } from '../../store/places.ts';
import { staffRoute } from './guard.ts';
import type { StationParts } from './stations.ts';

export function limitRoutes(app: FastifyInstance, parts: StationParts): void {
  const { database, fleet, limits } = parts;

  async function apply(now: number): Promise<LimitsView> {
    await limits.refresh();
    await rejudgeAll(database, limits, now);
    fleet.forget();
    return limits.view();
  }

  staffRoute<never, LimitsView>(app, parts, {
    method: 'GET',
    path: '/limits',
    role: 'viewer',
    async handle() {
      await limits.refresh();
      return limits.view();
    },
  });
  staffRoute<Limits, LimitsTried>(app, parts, {
    method: 'POST',
    path: '/limits/try',
    role: 'admin',
    body: Limits,
    async handle({ body }) {
      const { rows } = await fleet.read();
      const tried = await fleet.tryOut(thresholdsFrom(body, limits.view().fleetRelease));
      return { now: needHand(rows), tried: needHand(tried.rows) };
    },
  });
  staffRoute<Limits, LimitsView>(app, parts, {
    method: 'PUT',
    path: '/limits',
    role: 'admin',
    body: Limits,
    async handle({ body, now, tell }) {
      await keepLimits(database, null, body);
      await tell('limits-changed', null);
      return apply(now);
    },
  });
  staffRoute<Limits, LimitsView>(app, parts, {
    method: 'PUT',
    path: '/places/:id/limits',
    role: 'admin',
    body: Limits,
    async handle({ id, body, now, tell }) {
      const place = await findPlace(database, id);
      if (place === null) return null;
      await keepLimits(database, id, body);
      await tell('limits-changed', place.name);
      return apply(now);
    },
  });
  staffRoute<never, LimitsView>(app, parts, {
    method: 'DELETE',
    path: '/places/:id/limits',
    role: 'admin',
    async handle({ id, now, tell }) {
      const place = await findPlace(database, id);
      if (place === null || !(await forgetLimits(database, id))) return null;
      await tell('limits-changed', place.name);
      return apply(now);
    },
  });
}
