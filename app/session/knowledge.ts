// What this computer knows about the visit, counted when the patron asks, from where it is really held.
import type { KnowsNames, KnowsView } from '../../contract/tab-page.ts';
import { parseAddress } from '../../contract/web-address.ts';
import { cleanTitle } from '../policy/title.ts';
import { holdsCopy } from '../trusted/selections.ts';
import type { Visit } from './visit.ts';

const mostNames = 500;

export interface Knowledge {
  visited(address: string): void;
  counts(): Promise<KnowsView>;
  names(): Promise<KnowsNames>;
}

export function knowledge(visit: () => Visit): Knowledge {
  const hosts = new Set<string>();
  let pages = 0;
  const sites = async (): Promise<string[]> => {
    const cookies = await visit().session.cookies.get({});
    return [...new Set(cookies.map((cookie) => (cookie.domain ?? '').replace(/^\./, '')))].slice(0, mostNames);
  };
  return {
    visited(address) {
      // Our own pages, and the empty one that each tab begins with, are no visits.
      if (!/^https?:/.test(address)) return;
      visit().state.wentOut = true;
      pages += 1;
      const host = parseAddress(address)?.host;
      if (host !== undefined && hosts.size < mostNames) hosts.add(host);
    },
    async counts() {
      const { tabs, session } = visit();
      const cookies = await session.cookies.get({});
      return {
        tabs: tabs.length,
        visited: pages,
        cookies: cookies.length,
        sites: (await sites()).length,
        copied: await holdsCopy(),
        zoomChanged: tabs.filter((tab) => Math.abs(tab.view.contents.getZoomFactor() - 1) > 0.01).length,
      };
    },
    names: async () => ({
      tabs: visit().tabs.map((tab) => cleanTitle(tab.title)),
      visited: [...hosts],
      sites: await sites(),
    }),
  };
}
