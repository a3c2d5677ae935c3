// Answers lethe://tab inside a session: our pages in a tab, and the few things those pages may ask for.
import type { Session } from 'electron';
import type { KnowsNames, KnowsView, TabView } from '../../contract/tab-page.ts';
import { answerJson, answerNothing, scheme, servePage } from '../trusted/serve-pages.ts';

export interface TabAnswers {
  view(): TabView;
  knows(): Promise<KnowsView>;
  names(): Promise<KnowsNames>;
  reload(): void;
  erase(): void;
}

/** Other sites can't read these (no CORS header is sent) and the gate lets no other site ask. */
async function answerTab(request: Request, address: URL, answers: TabAnswers): Promise<Response | null> {
  const asked = `${request.method} ${address.pathname}`;
  if (asked === 'GET /view.json') return answerJson(answers.view());
  if (asked === 'GET /knows.json')
    return answerJson(address.searchParams.has('names') ? await answers.names() : await answers.knows());
  if (asked === 'POST /do/reload') answers.reload();
  else if (asked === 'POST /do/erase') answers.erase();
  else return null;
  return answerNothing(204);
}

/** @param pagesFolder holds one folder for each page bundle */
export function answerPages(session: Session, pagesFolder: string, answers: TabAnswers): void {
  session.protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    if (address.host !== 'tab') return answerNothing(404);
    const answer = await answerTab(request, address, answers);
    return answer ?? servePage(`${pagesFolder}/tab`, decodeURIComponent(address.pathname.slice(1)));
  });
}
