// The top of a page: its one heading, whether it is live, and the window's title, which carries the state into the tab.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { needOf, totalOf } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { momentText } from '../say/times.ts';
import { useSay } from '../say/words.ts';
import { LiveMark, StaleBanner } from './live-mark.tsx';

interface TopProps {
  readonly title: string;
  /** For the tab, where the heading is a sentence. */
  readonly name?: string;
  /** Said under the heading. */
  readonly about?: ComponentChildren;
  /** Above the heading: the way back. */
  readonly crumb?: ComponentChildren;
}

export function useTitle(page: string, need = 0): void {
  const say = useSay();
  const title = need > 0 ? say('title-need', { n: need, page }) : say('title', { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}

export function Top({ title, name = title, about, crumb }: TopProps) {
  const say = useSay();
  const { fleet, asOf } = useStore(live);
  const spoken = useStore(language);
  useTitle(name, fleet === null ? 0 : needOf(fleet));
  return (
    <>
      {crumb && <p class="crumb">{crumb}</p>}
      <div class="top">
        <h1 dir="auto">{title}</h1>
        <LiveMark />
        {about && <p class="about">{about}</p>}
      </div>
      {fleet !== null && (
        <p class="print-only">{say('printed', { total: totalOf(fleet), time: momentText(spoken, asOf) })}</p>
      )}
      <StaleBanner />
    </>
  );
}
