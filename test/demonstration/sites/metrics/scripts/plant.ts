// `window.plant(canaries)`: plants each of them through real browser APIs, and says which ones the browser took.

import { storagePlantings } from '../../../../../app/pages/rehearsal/plant-storage.ts';
import type { Ground as AnyGround, Planting as AnyPlanting } from '../../../../../app/pages/rehearsal/planter.ts';
import type { CanaryClass } from '../../../../support/canary/placements.ts';
import { networkPlantings } from './plant-network.ts';
import { pagePlantings } from './plant-page.ts';
import { posted } from './posted.ts';

type Ground = AnyGround<CanaryClass>;
type Planting = AnyPlanting<CanaryClass>;
type Kept = Ground['kept'];

/** `refused`: the name of the error for each class that the browser did not take. */
export interface Planted {
  readonly done: readonly CanaryClass[];
  readonly refused: Readonly<Partial<Record<CanaryClass, string>>>;
}

declare global {
  interface Window {
    plant(kept: Kept): Promise<Planted>;
  }
}

/** A refusal that never comes back must not hold up the rest. */
const longestMilliseconds = 8000;

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('', 'TimeoutError')), longestMilliseconds);
  });

const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'Error');

async function tried({ classes, plant }: Planting, ground: Ground): Promise<Planted> {
  try {
    await Promise.race([plant(ground), late()]);
    return { done: classes, refused: {} };
  } catch (error) {
    return { done: [], refused: Object.fromEntries(classes.map((name) => [name, errorName(error)])) };
  }
}

const held: unknown[] = [];

const plantings: readonly Planting[] = [...storagePlantings, ...networkPlantings, ...pagePlantings];

window.plant = async (kept) => {
  const { slot } = (await posted('/plant/keep', kept)) as { slot: string };
  const privateFileWorker = '/plant/script/opfs-worker.js';
  const ground: Ground = { kept, slot: `/plant/${slot}`, privateFileWorker, hold: (thing) => held.push(thing) };
  document.getElementById('copy')?.addEventListener('click', () => {
    navigator.clipboard.writeText(kept.clipboard).catch(() => undefined);
  });
  const outcomes: Planted[] = [];
  for (const planting of plantings) outcomes.push(await tried(planting, ground));
  return {
    done: outcomes.flatMap(({ done }) => done),
    refused: Object.assign({}, ...outcomes.map(({ refused }) => refused)) as Planted['refused'],
  };
};
