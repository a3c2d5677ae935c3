// The places and their names, from the page itself at first, and anew when staff change them.
import type { Place } from '../../../contract/staff-api.ts';
import { ask } from './api.ts';
import { start } from './start.ts';
import { makeStore } from './store.ts';

export const places = makeStore<readonly Place[]>(start.places);

/** To be called when a place was added, changed or removed here. */
export async function readPlaces(): Promise<void> {
  const answered = await ask<readonly Place[]>('GET', '/places');
  if (answered.ok) places.set(answered.value);
}
