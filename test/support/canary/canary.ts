// Makes canaries: strings that exist nowhere else, so that a scan which finds one has found what a session left.
import { createHash, randomBytes } from 'node:crypto';
import { plainCanary, type Canaries as SomeCanaries } from '../../../contract/canary.ts';
import { type CanaryClass, canaryClasses } from './placements.ts';

export type Canaries = SomeCanaries<CanaryClass>;

/** Below a domain that the demonstration serves with whatever comes before it. */
const domain = 'wayfarer.example';

/** Classes whose canary is a host name, with the letter that it begins with. */
export const hostLetters = { host: 'p', 'dns-host': 'd' } as const satisfies Partial<Record<CanaryClass, string>>;

const isHostClass = (name: CanaryClass): name is keyof typeof hostLetters => Object.hasOwn(hostLetters, name);

function canaryOf(run: string, name: CanaryClass): string {
  return isHostClass(name) ? `${hostLetters[name]}-${run}.${domain}` : plainCanary(run, name);
}

/** @param seed gives the same canaries again, for tests of the scanner itself; sessions take fresh ones */
export function makeCanaries(seed?: string): Canaries {
  const bytes = seed === undefined ? randomBytes(16) : createHash('sha256').update(seed).digest().subarray(0, 16);
  const run = bytes.toString('hex');
  const of = Object.fromEntries(canaryClasses.map((name) => [name, canaryOf(run, name)])) as Record<
    CanaryClass,
    string
  >;
  return { run, of };
}
