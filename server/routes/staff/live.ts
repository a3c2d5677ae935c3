// Live updates: one stream for each open page, one look at the fleet for all of them.
import type { FastifyInstance } from 'fastify';
import { heartbeatSeconds, staffApi } from '../../../contract/staff-api.ts';
import { mayWatch } from '../../staff/wall.ts';
import { liveStreams } from './live-streams.ts';
import type { StationParts } from './stations.ts';

const lookEvery = 5000;
const mostStreams = 500;

export interface LiveParts extends StationParts {
  /** The mark of the pages that this process serves. */
  readonly pages: string;
}

export function liveRoutes(app: FastifyInstance, parts: LiveParts): void {
  const { database, fleet, now, pages } = parts;
  const streams = liveStreams();
  const watches = (cookies: string | undefined): Promise<boolean> => mayWatch(database, cookies, now());

  const look = async (): Promise<void> => {
    if (streams.size === 0) return;
    const after = await fleet.read().catch(() => null);
    // Nothing is said when the store does not answer: the page sees by the missing heartbeat that it is not live.
    if (after !== null) streams.tell(after);
  };

  /** A stream ends with the session, or the display's key, that opened it. */
  const beat = (): Promise<void> =>
    streams.beat({ asOf: now(), pages }, (cookies) => watches(cookies).catch(() => undefined));

  const timers = [setInterval(() => void look(), lookEvery), setInterval(() => void beat(), heartbeatSeconds * 1000)];
  for (const timer of timers) timer.unref();
  app.addHook('preClose', async () => {
    for (const timer of timers) clearInterval(timer);
    streams.end();
  });

  app.get(`${staffApi}/live`, async (request, reply) => {
    const { cookie: cookies } = request.headers;
    const { raw: response } = reply;
    // One that nobody listens to would end the process.
    response.on('error', () => undefined);
    if (!(await watches(cookies))) return reply.code(401).send();
    const told = await fleet.read();
    if (streams.size >= mostStreams) return reply.code(503).send();
    reply.hijack();
    // Whoever went away while the store was asked has been closed already, and would never be forgotten.
    if (request.raw.socket.destroyed) return reply;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Or nginx would keep back what is meant to arrive at once.
      'x-accel-buffering': 'no',
    });
    streams.open(response, cookies, told);
    return reply;
  });
}
