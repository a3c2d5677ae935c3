// The page of a rehearsal: plants a canary in every place that a page can reach, then says which the browser refused.
import { type CanaryClass, canariesOf, type Halves, unmask } from '../../../contract/canary-texts.ts';
import { blobOf, pagePlantings } from './plant-page.ts';
import { storagePlantings } from './plant-storage.ts';
import type { Ground as AnyGround, Planting } from './planter.ts';

type Ground = AnyGround<CanaryClass>;

/** A browser that does not answer must not hold up the rest. */
const longestMilliseconds = 8000;
const smallBlob = 1;

const serviceWorker = async ({ kept, slot }: Ground): Promise<void> => {
  await navigator.serviceWorker.register('/worker.js', { scope: `${slot}/${kept['worker-scope']}/` });
};

const address = async ({ kept }: Ground): Promise<void> => {
  const at = `/at/${kept['url-path']}?q=${kept['url-query']}#${kept['url-fragment']}`;
  history.pushState({ kept: kept['history-state'] }, '', at);
};

const plantings: readonly Planting<CanaryClass>[] = [
  ...storagePlantings,
  { classes: ['worker-script', 'worker-scope'], plant: serviceWorker },
  { classes: ['blob'], plant: blobOf(smallBlob) },
  ...pagePlantings,
  { classes: ['url-path', 'url-query', 'url-fragment', 'history-state'], plant: address },
];

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('late')), longestMilliseconds);
  });

/** Kept for as long as the page is there. */
const held: unknown[] = [];

async function plantAll(): Promise<void> {
  const halves = (await (await fetch('/seed.json')).json()) as Halves;
  const ground: Ground = {
    ...{ kept: canariesOf(unmask(halves)).of, slot: '/slot', privateFileWorker: '/opfs-worker.js' },
    hold: (thing) => held.push(thing),
  };
  const refused: CanaryClass[] = [];
  for (const { classes, plant } of plantings)
    await Promise.race([plant(ground), late()]).catch(() => refused.push(...classes));
  await fetch('/planted', { method: 'POST', body: JSON.stringify(refused) });
}

void plantAll();
