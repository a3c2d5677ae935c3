// What machines ask: is the process alive, and may it be sent work.
import type { FastifyInstance } from 'fastify';
import { judgeVersion } from '../store/migrate.ts';
import type { OpenDatabase } from '../store/open.ts';

/** The store answers, and has the shape that this release needs. */
const isReady = async (database: OpenDatabase): Promise<boolean> => {
  const [row] = await database.rows('SELECT 1 AS one').catch(() => []);
  const judged = row === undefined ? null : await judgeVersion(database);
  return judged?.ok === true && judged.value === 'current';
};

export function healthRoutes(app: FastifyInstance, database: OpenDatabase): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await isReady(database);
    return reply.code(ready ? 200 : 503).send({ ready });
  });
}
