// Sweeps several places as if they were one. The first that can't be swept fails them all.
import { type Result, succeed } from '../../contract/result.ts';
import type { SweptPlace } from './place.ts';
import { type Sweep, sweep } from './remove.ts';

export function sweepAll(places: readonly SweptPlace[], mode: 'look' | 'remove'): Result<Sweep> {
  const total = { looked: 0, found: 0, dumps: 0, removed: 0 };
  for (const place of places) {
    const swept = sweep(place, mode);
    if (!swept.ok) return swept;
    for (const name of ['looked', 'found', 'dumps', 'removed'] as const) total[name] += swept.value[name];
  }
  return succeed(total);
}
