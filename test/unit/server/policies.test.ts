// Who is given which policy, and what changes from one to the next.
import { describe, expect, it } from 'vitest';
import { Policy } from '../../../contract/policy.ts';
import { stepOf } from '../../../contract/policy-share.ts';
import { policyDifference } from '../../../server/rules/policy-difference.ts';
import { policyFor } from '../../../server/rules/roll-out.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';
import { randomFrom } from '../../support/policy/random.ts';

const released = (serial: number, share: number) => ({ serial, share, fingerprint: `of ${serial}` });
/** A station that has this step. */
const stationAt = (step: number): string => `00000000${step.toString(16).padStart(8, '0')}`;

describe('a roll-out', () => {
  const both = [released(2, 10), released(1, 100)];

  it('gives the newest to its share of the stations, and the one before to the others', () => {
    expect(policyFor(both, stationAt(9), null)).toMatchObject({ serial: 2 });
    expect(policyFor(both, stationAt(10), null)).toMatchObject({ serial: 1 });
    expect(policyFor([], stationAt(0), null)).toBeNull();
    expect(policyFor([released(1, 0)], stationAt(0), null)).toBeNull();
  });

  it('keeps the stations of a small share in every larger one, and takes about as many as it says', () => {
    const random = randomFrom(3);
    const stations = Array.from({ length: 4000 }, () =>
      Array.from({ length: 16 }, () => random.below(16).toString(16)).join(''),
    );
    const taking = (share: number) => stations.filter((one) => policyFor([released(1, share)], one, null) !== null);
    expect(taking(50)).toEqual(expect.arrayContaining(taking(10)));
    expect(taking(10).length / stations.length).toBeCloseTo(0.1, 1);
    expect(taking(100)).toHaveLength(stations.length);
    expect(new Set(stations.map(stepOf)).size).toBe(100);
  });

  it('gives nobody an older one than they have, whatever becomes of the share', () => {
    expect(policyFor(both, stationAt(99), 'of 2')).toBe('same');
    expect(policyFor(both, stationAt(9), 'of 2')).toBe('same');
    expect(policyFor(both, stationAt(99), 'of 1')).toBe('same');
    expect(policyFor(both, stationAt(9), 'of 1')).toMatchObject({ serial: 2 });
    expect(policyFor(both, stationAt(9), 'of another server')).toMatchObject({ serial: 2 });
  });
});

describe('the difference of two policies', () => {
  const before = demonstrationPolicy('open-access');
  const keysOf = (after: Policy) => policyDifference(before, after).map(({ key }) => key);

  it('is nothing for the same, and everything where there was none', () => {
    expect(policyDifference(before, before)).toEqual([]);
    const all = policyDifference(null, before);
    expect(all).toContainEqual({ key: 'kind', before: null, after: '"open-access"' });
    expect(all.every(({ before: old }) => old === null)).toBe(true);
  });

  it('names each key, with what it was and what it will be', () => {
    const after = Policy.parse({ ...before, daily: { at: '01:30' }, languages: ['es'] });
    expect(policyDifference(before, after)).toEqual([
      { key: 'daily.at', before: JSON.stringify(before.daily.at), after: '"01:30"' },
      { key: 'languages[0]', before: '"en"', after: '"es"' },
      { key: 'languages[1]', before: '"es"', after: null },
    ]);
  });

  it('knows a resource by its name, wherever it stands in the list', () => {
    expect(keysOf({ ...before, resources: before.resources.toReversed() })).toEqual([]);
    const less = before.resources.filter(({ id }) => id !== 'soundings');
    expect(keysOf({ ...before, resources: less }).every((key) => key.startsWith('resources[soundings]'))).toBe(true);
  });

  it('tells that the PIN is another, and neither of them', () => {
    const after = { ...before, staff: {} };
    const changes = policyDifference(before, after);
    expect(changes.map(({ key }) => key)).toContain('staff.pin');
    expect(JSON.stringify(changes)).not.toContain('scrypt');
  });
});
