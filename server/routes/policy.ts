// GET /v1/policy: a station asks for its policy, and says which one it has.
import type { FastifyInstance } from 'fastify';
import { readBundle } from '../../contract/policy-bundle.ts';
import { policyAuthorization, policyPath, policyType, readPull } from '../../contract/policy-pull.ts';
import { take } from '../ingest/allowance.ts';
import { isMacOf } from '../ingest/mac.ts';
import type { KnownStation, StationKeys } from '../ingest/station-keys.ts';
import { policyFor } from '../rules/roll-out.ts';
import type { Database } from '../store/database.ts';
import { bundleOf, policiesOfPlace } from '../store/policies.ts';
import { findStation } from '../store/stations.ts';

export interface PolicyParts {
  readonly database: Database;
  readonly keys: StationKeys;
  /** Whole seconds since 1970. */
  readonly now: () => number;
}

const nothing: Uint8Array = new Uint8Array();
const etagPattern = /^"([0-9a-f]{64})"$/;

interface Answer {
  readonly status: 200 | 204 | 304 | 401 | 410 | 429;
  readonly bundle?: string;
  readonly etag?: string;
}

/** A station would refuse another one, and tell so: what is handed out meanwhile is the one before. */
function isValid(bundle: string, now: number): boolean {
  const times = readBundle(bundle);
  return times !== null && now >= times.notBefore && now < times.expires;
}

async function answerTo(
  { database, now }: PolicyParts,
  station: KnownStation,
  { id, held }: { readonly id: string; readonly held: string | null },
): Promise<Answer> {
  if (station.retired) return { status: 410 };
  if (take(station.allowance, now()) > 0) return { status: 429 };
  const place = (await findStation(database, id))?.place ?? null;
  if (place === null) return { status: 204 };
  let released = await policiesOfPlace(database, place);
  for (;;) {
    const chosen = policyFor(released, id, held);
    if (chosen === null) return { status: 204 };
    if (chosen === 'same') return { status: 304 };
    const bundle = await bundleOf(database, chosen.id);
    if (bundle !== null && isValid(bundle, now())) return { status: 200, bundle, etag: `"${chosen.fingerprint}"` };
    released = released.filter((one) => one !== chosen);
  }
}

export function policyRoutes(app: FastifyInstance, parts: PolicyParts): void {
  app.get(policyPath, async (request, reply) => {
    const pull = readPull(request.headers[policyAuthorization]);
    const station = pull === null ? null : await parts.keys.find(pull.station, parts.now());
    if (pull === null || station === null || !isMacOf(station.key, [pull.signed, nothing], pull.mac)) {
      return reply.code(401).send();
    }
    const held = etagPattern.exec(request.headers['if-none-match'] ?? '')?.[1] ?? null;
    const { status, bundle, etag } = await answerTo(parts, station, { id: pull.station, held });
    if (bundle === undefined || etag === undefined) return reply.code(status).send();
    return reply.code(status).type(policyType).header('etag', etag).send(bundle);
  });
}
