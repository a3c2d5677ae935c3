// Answers lethe://tab inside a session: our pages in a tab, and the few things those pages may ask for.
import type { Session } from 'electron';
import { deedHeader } from '../../contract/deed-header.ts';
import type { KnowsNames, KnowsView, TabView } from '../../contract/tab-page.ts';
import { answerJson, answerNothing, scheme, servePage } from '../trusted/serve-pages.ts';
import { stampRequests } from './pass.ts';

export interface TabAnswers {
  view(): TabView;
  knows(): Promise<KnowsView>;
  names(): Promise<KnowsNames>;
  reload(): void;
  erase(): void;
}

/**
 * Other sites can't read these and the gate lets no other site ask. A page that has just been left could still send a last
 * request in our page's name, but none with a header of its own choice: only pages of one origin may add one (Fetch, 3.2).
 */
async function answerTab(request: Request, address: URL, answers: TabAnswers): Promise<Response | null> {
  const asked = `${request.method} ${address.pathname}`;
  if (asked === 'GET /view.json') return answerJson(answers.view());
  if (asked === 'GET /knows.json')
    return answerJson(address.searchParams.has('names') ? await answers.names() : await answers.knows());
  if (request.method === 'GET') return null;
  if (!request.headers.has(deedHeader)) return answerNothing(404);
  if (asked === 'POST /do/reload') answers.reload();
  else if (asked === 'POST /do/erase') answers.erase();
  else return answerNothing(404);
  return answerNothing(204);
}

/** @param pagesFolder holds one folder for each page bundle */
export function answerPages(session: Session, pagesFolder: string, answers: TabAnswers): void {
  const hasPass = stampRequests(session);
  session.protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    if (address.host !== 'tab' || !hasPass(request)) return answerNothing(404);
    const answer = await answerTab(request, address, answers);
    return answer ?? servePage(`${pagesFolder}/tab`, decodeURIComponent(address.pathname.slice(1)));
  });
}
