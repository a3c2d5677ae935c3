// What every planter is given and gives back: it puts one or more canaries where a browser keeps such things.
import type { CanaryClass } from '../../../../support/canary/placements.ts';

export type Kept = Readonly<Record<CanaryClass, string>>;

export interface Ground {
  readonly kept: Kept;
  /** The path below which the server sends these canaries: `/plant/SLOT`. */
  readonly slot: string;
  /** Holds what would otherwise be collected as garbage. */
  hold(thing: unknown): void;
}

/** The classes that one planter plants together; it rejects when the browser refuses one of them. */
export interface Planting {
  readonly classes: readonly CanaryClass[];
  readonly plant: (ground: Ground) => Promise<unknown>;
}

/** @returns what the request gave, or the error of a browser that answers by events */
export function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const when = (target: EventTarget, name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true });
    target.addEventListener('error', reject, { once: true });
  });

export async function posted(path: string, value: unknown): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(value) });
  return response.json();
}
