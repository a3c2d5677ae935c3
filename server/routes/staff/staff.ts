// All staff routes together, in the order in which a page needs them.
import type { FastifyInstance } from 'fastify';
import { makeLimit } from '../../limit.ts';
import { institutionSignIn } from '../../staff/institution.ts';
import { alertRoutes } from './alerts.ts';
import { type ChannelParts, channelRoutes } from './channels.ts';
import { exportRoutes } from './export.ts';
import { institutionRoutes } from './institution.ts';
import { limitRoutes } from './limits.ts';
import { liveRoutes } from './live.ts';
import { ownRoutes } from './own.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { policyStaffRoutes } from './policies.ts';
import { policyDraftRoutes } from './policy-drafts.ts';
import { promiseRoutes } from './promises.ts';
import { sessionRoutes } from './session.ts';
import { type StationParts, stationRoutes } from './stations.ts';
import { tokenRoutes } from './tokens.ts';
import { wallRoutes } from './walls.ts';

/** From one address in a minute; a whole library may stand behind one. */
const wrongSignInsAMinute = 30;
const departuresAMinute = 120;

export function staffRoutes(
  app: FastifyInstance,
  given: StationParts & ChannelParts & { readonly pages: string },
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
  exportRoutes(app, given);
  placeRoutes(app, given);
  policyStaffRoutes(app, given);
  policyDraftRoutes(app, given);
  tokenRoutes(app, given);
  peopleRoutes(app, given);
  ownRoutes(app, given);
  limitRoutes(app, given);
  channelRoutes(app, given);
  alertRoutes(app, given);
  wallRoutes(app, { ...given, limit });
  liveRoutes(app, given);
}
