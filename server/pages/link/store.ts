// A value that several parts of the page look at, with a word to each of them when it changes.

export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** @returns what ends the listening */
  listen(listener: () => void): () => void;
}

export function makeStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
