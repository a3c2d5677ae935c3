// How many stations of each place have refused what they were given, by what they say is wrong with it. Pure.
import type { Report } from '../../contract/report.ts';
import { PolicyRefusals } from '../../contract/staff-api.ts';

type Said = readonly [place: string | null, policy: Report['policy'] | undefined];

/** A station without a place is given nothing, and has nothing to refuse. In the order of the codes. */
export function refusalsIn(said: readonly Said[]): readonly PolicyRefusals[] {
  const found = new Map<string, PolicyRefusals>();
  for (const [place, policy] of said) {
    const code = PolicyRefusals.shape.code.safeParse(policy).data;
    if (place === null || code === undefined) continue;
    const before = found.get(`${place} ${code}`)?.stations ?? 0;
    found.set(`${place} ${code}`, { place, code, stations: before + 1 });
  }
  return [...found.values()].sort((one, other) => one.code.localeCompare(other.code));
}
