// All staff routes together, in the order in which a page needs them.
import type { FastifyInstance } from 'fastify';
import type { FleetSource } from '../../fleet.ts';
import { makeLimit } from '../../limit.ts';
import type { Settings } from '../../settings.ts';
import { institutionSignIn } from '../../staff/institution.ts';
import type { StaffParts } from './guard.ts';
import { institutionRoutes } from './institution.ts';
import { liveRoutes } from './live.ts';
import { ownRoutes } from './own.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { promiseRoutes } from './promises.ts';
import { sessionRoutes } from './session.ts';
import { stationRoutes } from './stations.ts';
import { tokenRoutes } from './tokens.ts';

/** From one address in a minute; a whole library may stand behind one. */
const wrongSignInsAMinute = 30;
const departuresAMinute = 120;

export function staffRoutes(
  app: FastifyInstance,
  given: StaffParts & { readonly settings: Settings; readonly fleet: FleetSource },
): void {
  const { settings } = given;
  const institution = settings.institution?.label ?? null;
  const limit = makeLimit(wrongSignInsAMinute);
  sessionRoutes(app, { ...given, limit, institution });
  if (settings.institution !== undefined) {
    const way = institutionSignIn(given.database, settings.institution, settings.address);
    institutionRoutes(app, way, { limit: makeLimit(departuresAMinute), now: given.now });
  }
  stationRoutes(app, given);
  promiseRoutes(app, given);
  placeRoutes(app, given);
  tokenRoutes(app, given);
  peopleRoutes(app, given);
  ownRoutes(app, given);
  liveRoutes(app, given);
}
