// The dashboard's pages: one HTML for each address, with the first rows in it, and the files it asks for.
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Fleet, type PageStart, rowsInPage } from '../../contract/staff-api.ts';
import type { FleetSource } from '../fleet.ts';
import type { PageFiles } from '../page-files.ts';
import { entryOf, type PageEntry, pageIds } from '../pages/table.ts';
import { sessionOf } from '../staff/session.ts';
import { displayKeyOf, setWallCookie } from '../staff/wall.ts';
import type { OpenDatabase } from '../store/open.ts';
import { listPlaces } from '../store/places.ts';

export interface PageParts {
  readonly files: PageFiles;
  readonly database: OpenDatabase;
  readonly fleet: Pick<FleetSource, 'read'>;
  readonly now: () => number;
}

/** Nothing but our own files, nothing written into the page, no frame around it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
} as const;

const forever = 'public, max-age=31536000, immutable';

const takesGzip = ({ headers: { 'accept-encoding': encodings } }: FastifyRequest): boolean =>
  /\bgzip\b/.test(String(encodings ?? ''));

/** Inside a script element of JSON only `<` could end it. */
const asJson = (start: PageStart): string => JSON.stringify(start).replaceAll('<', '\\u003c');

const worstOf = ({ asOf, counts, rows }: Fleet): Fleet => ({ asOf, counts, rows: rows.slice(0, rowsInPage) });

/** @param ofDisplay whether a wall display asks for its page, at which nobody is signed in */
async function startOf(
  { files, database, fleet, now }: PageParts,
  { headers: { cookie } }: FastifyRequest,
  ofDisplay: boolean,
): Promise<PageStart> {
  const session = await sessionOf(database, cookie, now());
  if (session === null && !ofDisplay) return { member: null, fleet: null, places: [], pages: files.version };
  const member = session === null ? null : { name: session.member.name, role: session.member.role };
  const [now_, places] = await Promise.all([fleet.read(), listPlaces(database)]);
  return { member, fleet: worstOf(now_), places: [...places], pages: files.version };
}

/** No secret is in the page, so that compressing it tells nothing: the word against forgery is asked for when it is needed. */
function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  { html: [before, after] }: PageFiles,
  start: PageStart,
) {
  const text = Buffer.from(`${before}${asJson(start)}${after}`);
  reply.headers(headers).type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(gzipSync(text)) : reply.send(text);
}

const signIn = (request: FastifyRequest): string => `/sign-in?to=${encodeURIComponent(request.url)}`;

export function pageRoutes(app: FastifyInstance, parts: PageParts): void {
  const { files } = parts;
  const pageRoute = ({ path, open, display }: PageEntry): void => {
    app.get(path, async (request, reply) => {
      const key = display === true ? await displayKeyOf(parts.database, request.headers.cookie) : null;
      if (key !== null) reply.header('set-cookie', setWallCookie(key));
      const start = await startOf(parts, request, key !== null);
      if (start.member === null && open !== true) return reply.headers(headers).redirect(signIn(request), 303);
      return sendHtml(request, reply, files, start);
    });
  };
  for (const id of pageIds) pageRoute(entryOf(id));

  app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => {
    const file = files.assets.get(request.params.name);
    if (file === undefined) return reply.code(404).send();
    const { type, body, zipped } = file;
    reply.headers(headers).type(type).header('cache-control', forever).header('vary', 'accept-encoding');
    return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(body);
  });
}
