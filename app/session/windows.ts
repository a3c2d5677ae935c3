// Windows that pages ask for: a tab, if the gate lets it and there are not too many, or nothing at all.
import { judgeWindow, withOpened } from '../policy/windows.ts';
import type { Gate } from './gate.ts';
import type { Tab } from './tab.ts';
import type { Visit } from './visit.ts';

export interface WindowGuard {
  guard(tab: Tab): void;
}

function openAsTab(visit: Visit, gate: Gate, url: string, foreground: boolean): void {
  const verdict = gate.judgePage(url, 'top');
  const tab = visit.open('', foreground);
  if (tab === null) return;
  if (verdict.allow) tab.load(url);
  else gate.refuse(tab, url, verdict);
}

/** No page ever gets a window of its own: it could be laid over the bar, or outlive its tab. */
export function guardWindows(gate: Gate, visit: () => Visit, now: () => number): WindowGuard {
  let openedAt: readonly number[] = [];
  return {
    guard(tab) {
      tab.view.contents.setWindowOpenHandler(({ url, disposition }) => {
        const at = visit();
        const verdict = judgeWindow({ url, disposition }, { count: at.tabs.length, openedAt }, now());
        if (verdict === 'refuse') at.tell('pop-up');
        else {
          openedAt = withOpened(openedAt, now());
          openAsTab(at, gate, url, disposition !== 'background-tab');
        }
        return { action: 'deny' };
      });
    },
  };
}
