// A word that only requests which went through the gate carry. Shared workers' requests for lethe: go around it, and have none.
import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import { scheme } from '../trusted/serve-pages.ts';

const header = 'lethe-pass';

/** @returns whether a request for one of our own pages was let through by the gate of this session */
export function stampRequests(session: Session): (request: Request) => boolean {
  const word = randomUUID();
  session.webRequest.onBeforeSendHeaders({ urls: [`${scheme}://*/*`] }, ({ requestHeaders }, answer) =>
    answer({ requestHeaders: { ...requestHeaders, [header]: word } }),
  );
  return (request) => request.headers.get(header) === word;
}
