// The live stream: the fleet as it is now, and whether what is shown is still so. It never looks live when it is not.
import type { Fleet, LiveBeat, LiveChanges } from '../../../contract/staff-api.ts';
import { staffApi } from '../../../contract/staff-words.ts';
import { ask } from './api.ts';
import { changed, type FleetNow, fleetFrom, totalOf } from './fleet.ts';
import { pagesAreOld, unattended } from './route.ts';
import { member, start } from './start.ts';
import { makeStore } from './store.ts';

export interface Live {
  /** `loading`: nothing has come yet. `failed`: nothing came. `stale`: not heard from for a while. */
  readonly status: 'loading' | 'live' | 'stale' | 'failed';
  readonly fleet: FleetNow | null;
  /** The server's clock in its last message, and this page's when that came: how old something is by now follows from both. */
  readonly asOf: number;
  readonly heardAt: number;
}

const second = 1000;
/** Two beats missed; one dropped message is no reason to say anything. */
const staleAfter = 30 * second;
const againAfter = 10 * second;

const inPage = start.fleet === null ? null : fleetFrom(start.fleet, false);
const first = inPage === null ? null : { ...inPage, whole: totalOf(inPage) === inPage.stations.length };

export const live = makeStore<Live>({
  status: first === null ? 'loading' : 'live',
  fleet: first,
  asOf: first?.asOf ?? 0,
  heardAt: performance.now(),
});

/** By the server's clock, in whole seconds. */
export const serverNow = ({ asOf, heardAt }: Live): number =>
  asOf === 0 ? Math.floor(Date.now() / second) : asOf + Math.floor((performance.now() - heardAt) / second);

let source: EventSource | null = null;
let silence: ReturnType<typeof setTimeout> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;

function awaitSilence(): void {
  clearTimeout(silence);
  silence = setTimeout(() => live.set({ ...live.get(), status: 'stale' }), staleAfter);
}

function heard(asOf: number, fleet: FleetNow | null): void {
  live.set({ status: 'live', fleet, asOf, heardAt: performance.now() });
  awaitSilence();
}

const dataOf = <Message>(event: Event): Message => JSON.parse((event as MessageEvent<string>).data) as Message;

/** Not before the server has the page: a browser's own page of failure would stay on a wall for ever. */
async function loadAnew(): Promise<void> {
  const there = await fetch(location.pathname).catch(() => null);
  if (there?.ok) location.reload();
  else openLive();
}

/** What was refused will be refused again: whether that is for want of a sign-in, asking tells. */
async function afterRefusal(): Promise<void> {
  if (live.get().fleet === null) live.set({ ...live.get(), status: 'failed' });
  if (member !== null) await ask('GET', '/session');
  // A display whose key counts no more says so when it is loaded anew.
  again = setTimeout(member === null ? () => void loadAnew() : openLive, againAfter * (1 + Math.random()));
}

/** Opens the stream, or opens it anew. */
export function openLive(): void {
  source?.close();
  clearTimeout(again);
  if (silence === undefined) awaitSilence();
  const opened = new EventSource(`${staffApi}/live`);
  source = opened;
  opened.addEventListener('fleet', (event) => {
    const fleet = fleetFrom(dataOf<Fleet>(event), true);
    heard(fleet.asOf, fleet);
  });
  opened.addEventListener('changes', (event) => {
    const { fleet } = live.get();
    const changes = dataOf<LiveChanges>(event);
    if (fleet !== null) heard(changes.asOf, changed(fleet, changes));
  });
  opened.addEventListener('beat', (event) => {
    const { asOf, pages } = dataOf<LiveBeat>(event);
    if (pages !== start.pages) {
      pagesAreOld();
      if (unattended()) void loadAnew();
    }
    heard(asOf, live.get().fleet);
  });
  opened.addEventListener('error', () => {
    if (opened.readyState === EventSource.CLOSED) void afterRefusal();
    else if (live.get().fleet === null) live.set({ ...live.get(), status: 'failed' });
  });
}
