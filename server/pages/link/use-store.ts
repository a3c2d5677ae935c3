// Draws a component anew when a value that it looks at has changed.
import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store.ts';

export function useStore<Value>(store: Store<Value>): Value {
  const [, draw] = useState({});
  useEffect(() => store.listen(() => draw({})), [store]);
  return store.get();
}
