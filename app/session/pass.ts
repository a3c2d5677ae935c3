// Words that tell our own pages' requests from others': what the gate lets through is stamped, and a document of ours holds one.
// Shared workers' requests for lethe: go around the gate, and have none.
import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import { scheme } from '../trusted/serve-pages.ts';

const header = 'lethe-pass';

export interface Passes {
  /** Held by each document of ours that opens in a tab, and by nothing else. */
  readonly word: string;
  /** Whether the gate let this request for one of our own pages through. */
  passed(request: Request): boolean;
  /** Whether its answer becomes the document of a tab. What a script or a frame asks for never does: Chromium says which it is. */
  opensInTab(request: Request): boolean;
}

export function stampRequests(session: Session): Passes {
  const [word, forTab, forPart] = [randomUUID(), randomUUID(), randomUUID()];
  session.webRequest.onBeforeSendHeaders({ urls: [`${scheme}://*/*`] }, ({ requestHeaders, resourceType }, answer) =>
    answer({ requestHeaders: { ...requestHeaders, [header]: resourceType === 'mainFrame' ? forTab : forPart } }),
  );
  const carries = (request: Request, word: string): boolean => request.headers.get(header) === word;
  return {
    word,
    passed: (request) => carries(request, forTab) || carries(request, forPart),
    opensInTab: (request) => carries(request, forTab),
  };
}
