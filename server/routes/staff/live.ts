// Live updates: one stream for each open page, one look at the fleet for all of them.
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import {
  type Fleet,
  heartbeatSeconds,
  type LiveBeat,
  type LiveChanges,
  staffApi,
} from '../../../contract/staff-api.ts';
import { changesBetween } from '../../rules/fleet.ts';
import { mayWatch } from '../../staff/wall.ts';
import type { StationParts } from './stations.ts';

const lookEvery = 5000;
const mostStreams = 500;

interface Listener {
  readonly stream: ServerResponse;
  readonly cookies: string | undefined;
  /** What this page has been told. */
  told: Fleet;
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

export interface LiveParts extends StationParts {
  /** The mark of the pages that this process serves. */
  readonly pages: string;
}

export function liveRoutes(app: FastifyInstance, parts: LiveParts): void {
  const { database, fleet, now, pages } = parts;
  const listeners = new Set<Listener>();

  const tell = (listener: Listener, after: Fleet): void => {
    const { changed, gone } = changesBetween(listener.told, after);
    listener.told = after;
    if (changed.length === 0 && gone.length === 0) return;
    const changes: LiveChanges = { asOf: after.asOf, counts: after.counts, changed, gone };
    listener.stream.write(event('changes', changes));
  };

  const look = async (): Promise<void> => {
    if (listeners.size === 0) return;
    const after = await fleet.read().catch(() => null);
    // Nothing is said when the store does not answer: the page sees by the missing heartbeat that it is not live.
    if (after === null) return;
    for (const listener of listeners) tell(listener, after);
  };

  /** A stream ends with the session, or the display's key, that opened it. */
  const beat = async (): Promise<void> => {
    const said: LiveBeat = { asOf: now(), pages };
    for (const listener of listeners) {
      const watches = await mayWatch(database, listener.cookies, now()).catch(() => undefined);
      if (watches === false) listener.stream.end();
      else if (watches === true) listener.stream.write(event('beat', said));
    }
  };

  const timers = [setInterval(() => void look(), lookEvery), setInterval(() => void beat(), heartbeatSeconds * 1000)];
  for (const timer of timers) timer.unref();
  app.addHook('preClose', async () => {
    for (const timer of timers) clearInterval(timer);
    for (const { stream } of listeners) stream.end();
  });

  app.get(`${staffApi}/live`, async (request, reply) => {
    const { cookie: cookies } = request.headers;
    if (!(await mayWatch(database, cookies, now()))) return reply.code(401).send();
    if (listeners.size >= mostStreams) return reply.code(503).send();
    const told = await fleet.read();
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Or nginx would keep back what is meant to arrive at once.
      'x-accel-buffering': 'no',
    });
    const listener: Listener = { stream, cookies, told };
    listeners.add(listener);
    stream.on('close', () => listeners.delete(listener));
    stream.write(event('fleet', told));
    return reply;
  });
}
