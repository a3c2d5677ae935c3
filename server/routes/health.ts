// What machines ask: is the process alive, may it be sent work, and the figures for Prometheus. No station is named in any.
import type { FastifyInstance } from 'fastify';
import type { Counts } from '../counts.ts';
import { judgeVersion } from '../store/migrate.ts';
import type { OpenDatabase } from '../store/open.ts';

export interface HealthParts {
  readonly database: OpenDatabase;
  readonly counts: Counts;
  readonly now: () => number;
}

const ready = async ({ database }: HealthParts): Promise<boolean> => {
  const judged = await judgeVersion(database).catch(() => null);
  return judged?.ok === true && judged.value === 'current';
};

export function healthRoutes(app: FastifyInstance, parts: HealthParts): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const is = await ready(parts);
    return reply.code(is ? 200 : 503).send({ ready: is });
  });
}
