// What the bar shows for a visit. Pure but for asking each page its address.
import type { BarView } from '../../contract/bar-page.ts';
import { parseAddress } from '../../contract/web-address.ts';
import type { Rules } from '../policy/hosts.ts';
import { isLibrarys } from '../policy/owner.ts';
import { shownHost } from '../policy/shown-host.ts';
import { cleanTitle } from '../policy/title.ts';
import { failingIn } from './failing.ts';
import { canGoBack, historyOf } from './history.ts';
import type { Tab } from './tab.ts';
import type { Visit } from './visit.ts';

/** Our own pages have no address; a failing page shows the one that failed, without a lock, since nothing of it is loaded. */
function addressOf(tab: Tab | undefined, rules: Rules): BarView['address'] {
  const failing = tab === undefined ? null : failingIn(tab);
  const text = failing ?? tab?.view.contents.getURL() ?? '';
  const url = parseAddress(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { whose: 'ours', host: '', path: '', secure: false };
  return {
    whose: isLibrarys(rules, url) ? 'library' : 'outside',
    host: shownHost(url.hostname) + (url.port === '' ? '' : `:${url.port}`),
    path: `${url.pathname}${url.search}`.slice(0, 2048),
    secure: url.protocol === 'https:' && failing === null,
  };
}

export function barViewOf(visit: Visit, rules: Rules): BarView {
  const { state, policy } = visit;
  const tab = visit.current();
  const contents = tab?.view.contents;
  return {
    kind: policy.kind,
    place: policy.place,
    language: state.language,
    look: state.look,
    tabs: visit.tabs.map((one) => ({ id: one.id, title: cleanTitle(one.title), open: one === tab })),
    address: addressOf(tab, rules),
    canGoBack: tab !== undefined && canGoBack(tab),
    canGoForward: contents !== undefined && historyOf(contents).canGoForward(),
    loading: tab?.loading ?? false,
    zoomPercent: Math.round((contents?.getZoomFactor() ?? 1) * 100),
    fullScreen: tab?.fullScreen ?? false,
    time: state.stripClosed ? { ...state.time, warning: 'none' } : state.time,
    hanging: state.hanging,
    notice: state.notice,
    found: state.found,
  };
}
