// POST /v1/reports: the one route that hundreds of stations use at once.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { reportBytes, reportPath, reportType } from '../../contract/report-envelope.ts';
import type { Counts } from '../counts.ts';
import type { Receive, Received } from '../ingest/receive.ts';

const refusedStatus = { 'REPORT-01': 400, 'REPORT-02': 401, 'REPORT-03': 409, 'REPORT-04': 410 } as const;

function statusOf(received: Received): number {
  if (received.answer === 'accepted') return 200;
  if (received.answer === 'refused') return refusedStatus[received.problem];
  return received.fault === 'mine' ? 429 : 503;
}

/** By hand: three fixed shapes, tens of thousands of times a second. */
function textOf(received: Received, time: number): string {
  if (received.answer === 'accepted') return `{"answer":"accepted","time":${time}}`;
  if (received.answer === 'refused') return `{"answer":"refused","time":${time},"problem":"${received.problem}"}`;
  return `{"answer":"later","time":${time},"seconds":${received.seconds}}`;
}

/** A connection on which one report after the other is refused is not a station's: it is closed. */
const mostRefusals = 20;
const refusals = new WeakMap<object, number>();

function countRefusal({ raw }: FastifyReply): void {
  if (raw.socket === null) return;
  const sofar = (refusals.get(raw.socket) ?? 0) + 1;
  refusals.set(raw.socket, sofar);
  if (sofar >= mostRefusals) raw.setHeader('connection', 'close');
}

export function reportRoutes(app: FastifyInstance, receive: Receive, counts: Counts, now: () => number): void {
  app.addContentTypeParser(reportType, { parseAs: 'buffer', bodyLimit: reportBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post(reportPath, { bodyLimit: reportBytes }, (request, reply) => {
    if (!(request.body instanceof Uint8Array)) return void reply.code(415).send();
    receive(request.body, (received) => {
      counts.report(received);
      if (received.answer === 'refused') countRefusal(reply);
      reply.code(statusOf(received)).type('application/json').send(textOf(received, now()));
    });
  });
}
