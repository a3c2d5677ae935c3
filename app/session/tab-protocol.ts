// Answers lethe://tab inside a session: our pages in a tab, and the few things those pages may ask for.
import type { Session } from 'electron';
import { wordElement, wordHeader } from '../../contract/page-word.ts';
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

/** @returns null for what is none of the few things that a page may ask for beyond its own files */
async function answerPage(request: Request, address: URL, answers: TabAnswers): Promise<Response | null> {
  switch (`${request.method} ${address.pathname}`) {
    case 'GET /view.json':
      return answerJson(answers.view());
    case 'GET /knows.json':
      return answerJson(address.searchParams.has('names') ? await answers.names() : await answers.knows());
    case 'POST /do/reload':
      answers.reload();
      return answerNothing(204);
    case 'POST /do/erase':
      answers.erase();
      return answerNothing(204);
  }
  return null;
}

/**
 * A site that is just being left, and its workers, ask in the tab's name when our page already stands in it: the gate
 * can't tell them apart. Our page can: its document holds a word that no request but the one which opened it is answered with.
 *
 * @param pagesFolder holds one folder for each page bundle
 */
export function answerPages(session: Session, pagesFolder: string, answers: TabAnswers): void {
  const { word, passed, opensInTab } = stampRequests(session);
  session.protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    if (address.host !== 'tab' || !passed(request)) return answerNothing(404);
    const answer = request.headers.get(wordHeader) === word ? await answerPage(request, address, answers) : null;
    if (answer !== null) return answer;
    if (request.method !== 'GET') return answerNothing(404);
    const head = opensInTab(request) ? `<meta name="${wordElement}" content="${word}" />` : '';
    return servePage(`${pagesFolder}/tab`, decodeURIComponent(address.pathname.slice(1)), head);
  });
}
