// Live updates: one stream for each open page, one look at the fleet for all of them.
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Fleet, heartbeatSeconds, type LiveChanges } from '../../../contract/staff-api.ts';
import { changesBetween } from '../../rules/fleet.ts';
import { sessionOf } from '../../staff/session.ts';
import { staffRoute } from './guard.ts';
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

export function liveRoutes(app: FastifyInstance, parts: StationParts): void {
  const { database, fleet, now } = parts;
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

  /** A stream ends with the session that opened it. */
  const beat = async (): Promise<void> => {
    for (const listener of listeners) {
      const session = await sessionOf(database, listener.cookies, now()).catch(() => undefined);
      if (session === null) listener.stream.end();
      else if (session !== undefined) listener.stream.write(event('beat', { asOf: now() }));
    }
  };

  const timers = [setInterval(() => void look(), lookEvery), setInterval(() => void beat(), heartbeatSeconds * 1000)];
  for (const timer of timers) timer.unref();
  app.addHook('preClose', async () => {
    for (const timer of timers) clearInterval(timer);
    for (const { stream } of listeners) stream.end();
  });

  staffRoute<never, object>(app, parts, {
    method: 'GET',
    path: '/live',
    role: 'viewer',
    async handle({ reply }) {
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
      const listener: Listener = { stream, cookies: reply.request.headers.cookie, told };
      listeners.add(listener);
      stream.on('close', () => listeners.delete(listener));
      stream.write(event('fleet', told));
      return {};
    },
  });
}
