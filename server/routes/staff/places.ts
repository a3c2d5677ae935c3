// Places: added, changed and removed by technicians.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Place, PlaceRequest } from '../../../contract/staff-api.ts';
import { forgetLimits } from '../../store/limits.ts';
import { addPlace, changePlace, findPlace, listPlaces, removePlace } from '../../store/places.ts';
import { staffRoute } from './guard.ts';
import type { StationParts } from './stations.ts';

export function placeRoutes(app: FastifyInstance, parts: StationParts): void {
  const { database, fleet } = parts;
  staffRoute<never, readonly Place[]>(app, parts, {
    method: 'GET',
    path: '/places',
    role: 'viewer',
    handle: () => listPlaces(database),
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/places',
    role: 'technician',
    body: PlaceRequest,
    async handle({ body, tell }) {
      const place = { id: randomUUID(), ...body };
      if (!(await addPlace(database, place))) return null;
      await tell('place-added', place.name);
      return { ...place, stations: 0 };
    },
  });
  staffRoute(app, parts, {
    method: 'PATCH',
    path: '/places/:id',
    role: 'technician',
    body: PlaceRequest,
    async handle({ id, body, tell }) {
      if (!(await changePlace(database, { id, ...body }))) return null;
      fleet.forget();
      await tell('place-changed', body.name);
      return { id, ...body };
    },
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/places/:id',
    role: 'technician',
    async handle({ id, tell }) {
      const place = await findPlace(database, id);
      if (place === null || !(await removePlace(database, id))) return null;
      await forgetLimits(database, id);
      fleet.forget();
      await tell('place-removed', place.name);
      return {};
    },
  });
}
