// What a page asks for when it opens, and again when told to: coming, there, refused or failed.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from './api.ts';

export type Asked<Value> =
  | { readonly state: 'loading' | 'failed' | 'denied' | 'missing'; readonly again: () => void }
  | { readonly state: 'there'; readonly value: Value; readonly again: () => void };

const refusals: Readonly<Record<number, 'denied' | 'missing'>> = { 403: 'denied', 404: 'missing' };
const tryAgainAfter = 20_000;

type Found<Value> = { readonly path: string; readonly value: Value };

/**
 * @param path below the staff API; a change asks anew. What was there stays while the same is asked again.
 */
export function useAsked<Value>(path: string): Asked<Value> {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<Found<Value> | null>(null);
  const [refused, setRefused] = useState<'failed' | 'denied' | 'missing' | null>(null);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setRefused(null);
    void ask<Value>('GET', path).then((answered) => {
      if (over) return;
      if (answered.ok) return setFound({ path, value: answered.value });
      setRefused(refusals[answered.status] ?? 'failed');
      if (!(answered.status in refusals)) timer = setTimeout(again, tryAgainAfter);
    });
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path, turn, again]);
  if (found !== null && found.path === path && refused !== 'missing')
    return { state: 'there', value: found.value, again };
  return { state: refused ?? 'loading', again };
}
