// What every planter is given: it puts one or more canaries where a browser keeps such things.

export interface Ground<Class extends string> {
  readonly kept: Readonly<Record<Class, string>>;
  /** The path below which the server sends these canaries. */
  readonly slot: string;
  /** Where opfs-worker.ts is served. */
  readonly privateFileWorker: string;
  /** Holds what would otherwise be collected as garbage. */
  hold(thing: unknown): void;
}

/** The classes that one planter plants together; it rejects when the browser refuses one of them. */
export interface Planting<Class extends string> {
  readonly classes: readonly Class[];
  readonly plant: (ground: Ground<Class>) => Promise<unknown>;
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
