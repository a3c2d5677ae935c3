// Puts the server together from its parts: routes on one Fastify, a store behind it, and nothing that listens yet.
import Fastify, { type FastifyInstance } from 'fastify';
import { Report } from '../contract/report.ts';
import type { ClerkParts } from './alerts/clerk.ts';
import { type AlertFiles, makeSender } from './alerts/send.ts';
import { makeCounts } from './counts.ts';
import { enrol } from './enrol.ts';
import { fleetSource } from './fleet.ts';
import { groupCommit } from './ingest/group-commit.ts';
import { bodiesByLimits } from './ingest/known-bodies.ts';
import { type Receive, receiver } from './ingest/receive.ts';
import { stationKeys } from './ingest/station-keys.ts';
import { makeLimit } from './limit.ts';
import { type LimitSource, limitSource } from './limits.ts';
import type { Log } from './log.ts';
import type { PageFiles } from './page-files.ts';
import { enrolmentRoutes } from './routes/enrolment.ts';
import { healthRoutes } from './routes/health.ts';
import { knowsRoute } from './routes/knows.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { pageRoutes } from './routes/pages.ts';
import { policyRoutes } from './routes/policy.ts';
import { reportRoutes } from './routes/reports.ts';
import { fastifySchema, validatorOptions } from './routes/schema.ts';
import { staffRoutes } from './routes/staff/staff.ts';
import type { Settings } from './settings.ts';
import type { OpenDatabase } from './store/open.ts';

export interface ServerParts {
  readonly database: OpenDatabase;
  readonly log: Log;
  /** Whole seconds since 1970. */
  readonly now: () => number;
  readonly settings: Settings;
  /** null: only programs on this machine may read /metrics. */
  readonly metricsToken: string | null;
  readonly alertFiles: AlertFiles;
  readonly pages: PageFiles;
  /** null: in the clear, on the machine itself. */
  readonly certificate: { readonly cert: Buffer; readonly key: Buffer } | null;
}

export interface BuiltServer {
  readonly app: FastifyInstance;
  readonly limits: LimitSource;
  /** For what is done by the clock. */
  readonly clerk: ClerkParts;
  /** Answers everything that was taken, then stops. */
  stop(): Promise<void>;
}

const wrongTokensAMinute = 30;
const seconds = 1000;

const largestBatch = 512;
const mostWaiting = 20_000;

/** A slow or silent sender must not hold a connection: stations say what they have to say at once. */
const patience = { requestTimeout: 10 * seconds, connectionTimeout: 20 * seconds, keepAliveTimeout: 60 * seconds };
/** How often Node looks for those that are too slow; its own half minute would treble their time. */
const looking = { connectionsCheckingInterval: 2 * seconds };

function makeApp({ settings, certificate, log }: ServerParts): FastifyInstance {
  const app = Fastify({
    ...patience,
    logger: false,
    // The address of who asks is then in a header; only a proxy on this machine is believed.
    trustProxy: settings.behindProxy ? 'loopback' : false,
    ...(certificate ? { https: { ...certificate, ...looking } } : { http: looking }),
    ajv: { customOptions: validatorOptions },
    bodyLimit: 16_384,
    routerOptions: { maxParamLength: 64, ignoreTrailingSlash: false },
    // What could not even be read gets no words back.
    clientErrorHandler: (_error, socket) => void socket.destroy(),
  });
  app.server.maxHeadersCount = 64;
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    // Never the error's own words: they may repeat what was sent.
    if (status >= 500) log({ code: 'SERVER-05' });
    return reply.code(status).send();
  });
  // With a callback, not a promise: it is there for every report.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('cache-control', 'no-store');
    done();
  });
  return app;
}

/** Fastify's own compiler makes the check of a report, as it does for the bodies of all other routes. */
function reportCheck(app: FastifyInstance): (value: unknown) => value is Report {
  let check: (value: unknown) => unknown = () => false;
  app.addHook('onReady', async () => {
    const compile = app.validatorCompiler;
    if (compile !== undefined)
      check = compile({ schema: fastifySchema(Report), method: '', url: '', httpPart: 'body' });
  });
  return (value): value is Report => check(value) === true;
}

export async function buildServer(parts: ServerParts): Promise<BuiltServer> {
  const { database, now } = parts;
  const app = makeApp(parts);
  const counts = makeCounts();
  const limits = await limitSource(database, parts.settings);
  const fleet = fleetSource({ ...parts, limits });
  const group = groupCommit({ commit: database.commitReports, lanes: database.lanes, largestBatch, mostWaiting });
  const keys = stationKeys(database);
  const make = bodiesByLimits(reportCheck(app));
  const receive: Receive = receiver({ keys, group, make: (body, place) => make(body, limits.of(place)), now });
  reportRoutes(app, receive, counts, now);
  policyRoutes(app, { database, keys, now });
  enrolmentRoutes(app, {
    counts,
    now,
    limit: makeLimit(wrongTokensAMinute),
    enrol: async (request, at) => {
      const answer = await enrol(database, request, at);
      keys.forget(request.station);
      fleet.forget();
      return answer;
    },
  });
  healthRoutes(app, database);
  knowsRoute(app, parts.settings);
  metricsRoutes(app, { fleet, counts, token: parts.metricsToken });
  const sender = makeSender({ ...parts, files: parts.alertFiles });
  staffRoutes(app, { ...parts, fleet, limits, sender, moved: keys.forget, pages: parts.pages.version });
  pageRoutes(app, { ...parts, fleet, files: parts.pages });
  return {
    app,
    limits,
    clerk: { ...parts, fleet, limits, sender },
    async stop() {
      await app.close();
      await group.idle();
      await database.close();
    },
  };
}
