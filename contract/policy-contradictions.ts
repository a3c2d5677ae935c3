// Settings that are fine each by itself and wrong together.
import { hostOf } from './hosts.ts';
import { admits, type Openings, openingsFor, openingsOf } from './openings.ts';
import type { Policy, Resource } from './policy.ts';
import { timersOf } from './timers.ts';
import { parseAddress } from './web-address.ts';

export interface Contradiction {
  readonly path: readonly (string | number)[];
  /** What would be right, in words. */
  readonly expected: string;
  readonly remedy: string;
}

/** Does the gate let this address through? The first page of each visit must be such a one. */
function isOpened(openings: Openings<Resource>, address: string): boolean {
  const url = parseAddress(address);
  const host = url === null ? null : hostOf(url);
  if (url === null || host === null) return false;
  return openingsFor(openings, host).some((opening) => opening.resource.walkIn && admits(opening, url));
}

function homeContradictions(policy: Policy, openings: Openings<Resource>): Contradiction[] {
  const path = ['home'];
  if (policy.home === 'library') {
    const expected = 'an address, since a quick-lookup station opens on the catalogue';
    return policy.kind === 'quick-lookup' ? [{ path, expected, remedy: 'Write the address of the catalogue.' }] : [];
  }
  if (isOpened(openings, policy.home)) return [];
  const expected = 'an address that one of the resources opens to everybody';
  return [{ path, expected, remedy: 'Add a resource for this address, or start elsewhere.' }];
}

function searchContradictions(policy: Policy, openings: Openings<Resource>): Contradiction[] {
  return policy.resources.flatMap(({ search }, index) =>
    search === undefined || isOpened(openings, search)
      ? []
      : [
          {
            path: ['resources', index, 'search'],
            expected: 'an address that one of the resources opens to everybody',
            remedy: 'Add its host to hosts.',
          },
        ],
  );
}

function timerContradictions(policy: Policy): Contradiction[] {
  const { idleSeconds, warningSeconds } = timersOf(policy);
  if (warningSeconds < idleSeconds) return [];
  const expected = `fewer seconds than the ${idleSeconds} of idleSeconds`;
  return [{ path: ['timers', 'warningSeconds'], expected, remedy: 'Lower it, or raise idleSeconds.' }];
}

/** Where a value stands that was already there. */
function repeats(values: readonly string[]): number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => (seen.size < seen.add(value).size ? [] : [index]));
}

function repetitions(policy: Policy): Contradiction[] {
  const ids = repeats(policy.resources.map((resource) => resource.id)).map((index) => ({
    path: ['resources', index, 'id'],
    expected: 'an id that no other resource has',
    remedy: 'Give one of the two another id.',
  }));
  const languages = repeats(policy.languages).map((index) => ({
    path: ['languages', index],
    expected: 'each language once',
    remedy: 'Remove one of the two.',
  }));
  return [...ids, ...languages];
}

export function contradictionsIn(policy: Policy): Contradiction[] {
  const openings = openingsOf(policy.resources);
  return [
    ...homeContradictions(policy, openings),
    ...searchContradictions(policy, openings),
    ...timerContradictions(policy),
    ...repetitions(policy),
  ];
}
