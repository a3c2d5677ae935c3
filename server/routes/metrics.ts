// GET /metrics: figures for Prometheus. Totals and counts of verdicts; no station, no place and nobody is named.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { verdicts } from '../../contract/verdicts.ts';
import type { Counts } from '../counts.ts';
import type { FleetSource } from '../fleet.ts';
import { fingerprintOf } from '../staff/secrets.ts';

export interface MetricsParts {
  readonly fleet: Pick<FleetSource, 'read'>;
  readonly counts: Counts;
  /** null: only programs on this machine may read them. */
  readonly token: string | null;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function mayRead({ ip, headers }: FastifyRequest, token: string | null): boolean {
  if (token === null) return loopback.has(ip);
  const given = headers.authorization ?? '';
  return timingSafeEqual(fingerprintOf(given), fingerprintOf(`Bearer ${token}`));
}

const family = (
  name: string,
  kind: 'counter' | 'gauge',
  help: string,
  label: string,
  of: Iterable<[string, number]>,
) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...[...of].map(([is, count]) => `${name}{${label}="${is}"} ${count}`),
];

async function textOf({ fleet, counts }: MetricsParts): Promise<string> {
  const { counts: now } = await fleet.read();
  const stations = verdicts.map((verdict): [string, number] => [verdict, now[verdict] ?? 0]);
  const lines = [
    ...family('lethe_stations', 'gauge', 'Stations by verdict.', 'verdict', stations),
    ...family('lethe_reports_total', 'counter', 'Reports by answer, of this process.', 'answer', counts.reports),
    ...family(
      'lethe_enrolments_total',
      'counter',
      'Enrolments by answer, of this process.',
      'answer',
      counts.enrolments,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

export function metricsRoutes(app: FastifyInstance, parts: MetricsParts): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, parts.token)) return reply.code(403).send();
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await textOf(parts));
  });
}
