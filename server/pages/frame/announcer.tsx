// One polite voice for the whole page: what got worse, at most once a minute, several changes in one sentence. Recoveries are counted.
import { useEffect, useState } from 'preact/hooks';
import { type FleetNow, needOf, type Station } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { type Say, say } from '../say/words.ts';

const needsHand = (station: Station | undefined): boolean =>
  station !== undefined && station.verdict !== 'well' && station.verdict !== 'hold';

/** Between two looks at the fleet. Pure, so that a test can ask what would be said. */
export function newsBetween(before: FleetNow, now: FleetNow, tell: Say): string {
  const known = new Map(before.stations.map((station) => [station.id, station]));
  const out = now.stations.filter(({ id, verdict }) => verdict === 'out' && known.get(id)?.verdict !== 'out');
  const worse = now.stations.filter((one) => needsHand(one) && one.verdict !== 'out' && !needsHand(known.get(one.id)));
  const better = now.stations.filter(({ id, verdict }) => verdict === 'well' && needsHand(known.get(id)));
  const only = out.length === 1 ? out[0] : undefined;
  const counted = only === undefined ? out.length + worse.length : worse.length;
  const said = [
    ...(only === undefined ? [] : [tell('told-out', { name: only.name })]),
    ...(counted === 0 ? [] : [tell('told-worse', { n: counted })]),
    ...(better.length === 0 ? [] : [tell('told-better', { n: better.length })]),
  ];
  return said.length === 0 ? '' : [...said, tell('told-need', { n: needOf(now) })].join(' ');
}

const minute = 60_000;

export function Announcer() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let told = live.get().fleet;
    let lastAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      const { fleet } = live.get();
      if (fleet === null || told === null) return;
      const news = newsBetween(told, fleet, say);
      told = fleet;
      if (news === '') return;
      lastAt = performance.now();
      setSaid(news);
    };
    const look = (): void => {
      const { fleet } = live.get();
      // The worst that came with the page are not all: stations that follow are not news.
      if (told === null || !told.whole) told = fleet;
      else if (fleet !== told) timer ??= setTimeout(tell, Math.max(0, lastAt + minute - performance.now()));
    };
    const end = live.listen(look);
    return () => {
      end();
      clearTimeout(timer);
    };
  }, []);
  return (
    <p class="hidden" role="status" id="news">
      {said}
    </p>
  );
}
