// What belongs to an account, and what the server tells of itself: saved views, usage, its keeping.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { type Keeping, SavedView, type Usage } from '../../../contract/staff-api.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Settings } from '../../settings.ts';
import { readJobs } from '../../store/jobs.ts';
import { readUsage } from '../../store/usage.ts';
import { forgetView, keepView, listViews } from '../../store/views.ts';
import { type StaffParts, staffRoute } from './guard.ts';

export interface OwnParts extends StaffParts {
  readonly settings: Settings;
}

export function ownRoutes(app: FastifyInstance, parts: OwnParts): void {
  const { database, settings } = parts;
  staffRoute<never, readonly z.infer<typeof SavedView>[]>(app, parts, {
    method: 'GET',
    path: '/views',
    role: 'viewer',
    handle: ({ session }) => listViews(database, session.member.id),
  });
  staffRoute(app, parts, {
    method: 'PUT',
    path: '/views',
    role: 'viewer',
    body: SavedView,
    handle: async ({ session, body }) => ((await keepView(database, session.member.id, body)) ? body : null),
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/views',
    role: 'viewer',
    handle: async ({ session, query }) =>
      (await forgetView(database, session.member.id, query.name ?? '')) ? {} : null,
  });
  staffRoute<never, Usage>(app, parts, {
    method: 'GET',
    path: '/usage',
    role: 'viewer',
    handle: ({ now }) => readUsage(database, now),
  });
  staffRoute<never, Keeping>(app, parts, {
    method: 'GET',
    path: '/keeping',
    role: 'admin',
    async handle() {
      const last = (await readJobs(database)).find(({ name }) => name === 'retention');
      return {
        version: packageFile.version,
        store: database.dialect.name,
        retention: settings.retention,
        silentAfterMinutes: settings.silentAfterMinutes,
        lastRetention: last === undefined ? null : { at: last.ranAt, deleted: last.counted },
      };
    },
  });
}
