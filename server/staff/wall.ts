// A wall display: who stands before it is nobody's business. A cookie holds its key, and lets it watch the stations and do nothing.
import type { Database } from '../store/database.ts';
import { isWall } from '../store/walls.ts';
import { fingerprintOf } from './secrets.ts';
import { isSignedIn } from './session.ts';

const cookieName = '__Host-lethe-wall';
/** The longest that browsers keep a cookie (RFC 6265bis, 5.5): it is given anew each time the display loads its page. */
const longest = 400 * 86_400;

/** `Strict`: no other site's link or frame is ever answered as the display. */
export const setWallCookie = (key: string): string =>
  `${cookieName}=${key}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${longest}`;

const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`);

export const isWallKey = (database: Database, key: string): Promise<boolean> => isWall(database, fingerprintOf(key));

/** The key of a display that still counts, or null when these cookies are not a display's. */
export async function displayKeyOf(database: Database, cookies: string | undefined): Promise<string | null> {
  const key = pattern.exec(cookies ?? '')?.[1];
  return key !== undefined && (await isWallKey(database, key)) ? key : null;
}

/** Somebody who is signed in, or a display. Watching is no use of a session. */
export const mayWatch = async (database: Database, cookies: string | undefined, now: number): Promise<boolean> =>
  (await isSignedIn(database, cookies, now)) || (await displayKeyOf(database, cookies)) !== null;
