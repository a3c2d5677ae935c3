// The navigation gate: every request of a visit is judged before it leaves, and a refusal lands on a page of ours.
import type { OnBeforeRequestListenerDetails, Session, WebContents } from 'electron';
import { addressOf } from '../../contract/tab-page.ts';
import { isLocalAddress } from '../policy/addresses.ts';
import { inLanguage, judge, mayPointInward, type Request, type Rules, type Verdict } from '../policy/navigation.ts';
import { shownHost } from '../policy/shown-host.ts';
import { guardArrivals } from './arrivals.ts';
import { checkInward } from './inward.ts';
import type { Tab } from './tab.ts';
import type { Visit } from './visit.ts';

type Frame = Request['frame'];
type Refusal = Extract<Verdict, { allow: false }>;

const frameOf = (details: OnBeforeRequestListenerDetails): Frame =>
  details.resourceType === 'mainFrame' ? 'top' : details.resourceType === 'subFrame' ? 'frame' : 'part';

/** A page of ours stands in the tab: what it opens, the patron pressed. It has no frames that could ask in its stead. */
const showsOurs = (tab: Tab): boolean => tab.view.contents.getURL().startsWith('lethe://tab/');

/** Our own pages may load our own parts; whatever else asks is the web, workers that belong to no tab too. */
function initiatorOf(details: OnBeforeRequestListenerDetails, tab: Tab | undefined): Request['initiator'] {
  if (tab === undefined) return 'page';
  if (frameOf(details) === 'top') return tab.expected === details.url || tab.ours.has(details.url) ? 'ours' : 'page';
  return showsOurs(tab) ? 'ours' : 'page';
}

export interface Gate {
  /** Judges what a page wants to open, before a request is made. */
  judgePage(url: string, frame: Frame, initiator?: Request['initiator']): Verdict;
  /** Puts a page of ours where a refused page would have been, or the same address over https where that is allowed. */
  refuse(tab: Tab, address: string, refusal: Refusal): void;
  /** The tab's own events: links, redirects and frames. */
  guard(tab: Tab): void;
}

interface Navigation {
  readonly url: string;
  readonly isMainFrame?: boolean;
  preventDefault(): void;
}

function guardNavigation(gate: Gate, tab: Tab): void {
  const { contents } = tab.view;
  const judged = (event: Navigation, top: boolean, pressed = false): void => {
    const verdict = gate.judgePage(event.url, top ? 'top' : 'frame', pressed ? 'patron' : 'page');
    if (verdict.allow && pressed) tab.expected = event.url;
    if (verdict.allow) return;
    event.preventDefault();
    if (top) gate.refuse(tab, event.url, verdict);
  };
  contents.on('will-navigate', (event) => judged(event, true, showsOurs(tab)));
  contents.on('will-redirect', (event) => judged(event, event.isMainFrame));
  contents.on('will-frame-navigate', (event) => judged(event, event.isMainFrame, event.isMainFrame && showsOurs(tab)));
  // An empty page comes without a request and without a question, and nothing says whose it is. The first one is ours.
  let begun = false;
  contents.on('did-navigate', (_event, url) => {
    begun ||= url !== 'about:blank';
    const verdict = gate.judgePage(url, 'top');
    if (begun && url.startsWith('about:') && !verdict.allow) gate.refuse(tab, url, verdict);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Judges the address, then what its name points to: a public name must not lead into the building (DNS rebinding). */
async function decide(
  request: Request,
  rules: Rules,
  pointsInward: (host: string) => Promise<boolean>,
): Promise<Verdict> {
  const verdict = judge(request, rules);
  if (!verdict.allow || !/^(https?|wss?):/.test(request.url)) return verdict;
  const { hostname } = new URL(request.url);
  if (mayPointInward(rules, hostname) || !(await pointsInward(hostname))) return verdict;
  return { allow: false, page: 'local', values: { host: hostname } };
}

/** @param rules compiled from the policy; asked for each time, since a rehearsal has one of its own */
export function openGate(session: Session, rules: () => Rules, visit: () => Visit, now: () => number): Gate {
  /** A refusal names resources as the patron reads them. */
  const spoken = (): Rules => inLanguage(rules(), visit().state.language);
  const inward = checkInward(session, isLocalAddress, now);
  const tabOf = (contents: WebContents | undefined): Tab | undefined =>
    visit().tabs.find((tab) => tab.view.contents === contents);

  const gate: Gate = {
    judgePage: (url, frame, initiator = 'page') => judge({ url, frame, initiator, method: 'GET' }, spoken()),
    refuse(tab, address, refusal) {
      if (refusal.upgrade !== undefined) return tab.load(refusal.upgrade);
      tab.failing = address;
      tab.load(addressOf(refusal.page, refusal.values));
    },
    guard: (tab) => guardNavigation(gate, tab),
  };

  session.webRequest.onBeforeRequest((details, answer) => {
    const tab = tabOf(details.webContents);
    const { url, method } = details;
    const frame = frameOf(details);
    const request: Request = { url, method, frame, initiator: initiatorOf(details, tab) };
    void decide(request, spoken(), inward.pointsInward).then((verdict) => {
      if (verdict.allow) return answer({});
      if (verdict.upgrade !== undefined) return answer({ redirectURL: verdict.upgrade });
      answer({ cancel: true });
      if (tab !== undefined && frame === 'top') gate.refuse(tab, url, verdict);
    });
  });
  guardArrivals(session, rules, ({ webContents, resourceType, url }) => {
    const tab = tabOf(webContents);
    const host = shownHost(new URL(url).hostname);
    if (tab !== undefined && resourceType === 'mainFrame')
      gate.refuse(tab, url, { allow: false, page: 'local', values: { host } });
  });
  return gate;
}
