// Wall displays: admins make and remove their keys; a display shows its key and is let in to watch.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { staffApi, WallKey, type WallMade, WallRequest, type WallView } from '../../../contract/staff-api.ts';
import type { Limit } from '../../limit.ts';
import { fingerprintOf, newSecret } from '../../staff/secrets.ts';
import { isWallKey, setWallCookie } from '../../staff/wall.ts';
import { addWall, listWalls, removeWall } from '../../store/walls.ts';
import { isForeignSite, type StaffParts, staffRoute } from './guard.ts';

export function wallRoutes(app: FastifyInstance, parts: StaffParts & { readonly limit: Limit }): void {
  const { database, now, limit } = parts;
  staffRoute<never, readonly WallView[]>(app, parts, {
    method: 'GET',
    path: '/walls',
    role: 'admin',
    handle: async () => (await listWalls(database)).map((wall) => ({ ...wall })),
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/walls',
    role: 'admin',
    body: WallRequest,
    async handle({ body, session, now: at, tell }): Promise<WallMade | null> {
      const wall = { id: randomUUID(), name: body.name, madeAt: at, madeBy: session.member.name };
      const key = newSecret();
      if (!(await addWall(database, fingerprintOf(key), wall))) return null;
      await tell('wall-added', wall.name);
      return { wall, key };
    },
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/walls/:id',
    role: 'admin',
    async handle({ id, tell }) {
      const name = await removeWall(database, id);
      if (name === null) return null;
      await tell('wall-removed', name);
      return {};
    },
  });
  app.post(`${staffApi}/wall`, { bodyLimit: 1024 }, async (request, reply) => {
    const seconds = limit.wait(request.ip, now());
    if (seconds > 0) return reply.code(429).send();
    if (isForeignSite(request)) return reply.code(403).send();
    const given = WallKey.safeParse(request.body);
    if (given.success && (await isWallKey(database, given.data.key)))
      return reply.header('set-cookie', setWallCookie(given.data.key)).send({});
    limit.count(request.ip, now());
    return reply.code(given.success ? 401 : 400).send();
  });
}
