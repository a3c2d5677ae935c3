// Asks a server what it understands of a report. Nothing in the request tells which station asks.
import { KnownFields, knownPath, longestKnown } from '../../contract/report-known.ts';
import { getFrom, type ServerPlace } from './post.ts';

/** null: it could not be reached, or does not say. */
export async function askKnown(server: ServerPlace): Promise<KnownFields | null> {
  const got = await getFrom(server, { path: knownPath, headers: {}, longest: longestKnown });
  try {
    return KnownFields.safeParse(JSON.parse(got?.bytes.toString('utf8') ?? '')).data ?? null;
  } catch {
    return null;
  }
}
