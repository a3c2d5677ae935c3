// What a service wrote while it was cleaned stays; what a clock that was ahead dates later than now does not.
import { describe, expect, it } from 'vitest';
import { isChangedSince } from '../../../../agent/wipe/place.ts';

const begun = Date.parse('2026-06-10T08:00Z');
const now = begun + 500;

describe('a change', () => {
  it.each([
    ['as the wipe began', begun, true],
    ['during it', begun + 200, true],
    ['right now', now, true],
    ['before it', begun - 1, false],
    ['after now, by a clock that was ahead', now + 1, false],
    ['a year from now', now + 31_536_000_000, false],
  ])('%s: %i', (_when, changed, isSince) => {
    expect(isChangedSince(begun, BigInt(changed), now)).toBe(isSince);
  });
});
