// The canaries of a rehearsal: a run of two halves, a host that exists nowhere, and a text of its own for every class.
import { describe, expect, it } from 'vitest';
import { CanaryClass, canariesOf, MaskedSeed, unmask } from '../../../contract/canary.ts';
import { placements } from '../../support/canary/placements.ts';

const mask = '00112233445566778899aabbccddeeff';
const masked = 'ff'.repeat(16);

describe('a masked seed', () => {
  it('is the difference of its halves', () => {
    expect(unmask({ mask, masked })).toBe('ffeeddccbbaa99887766554433221100');
    expect(unmask({ mask, masked: mask })).toBe('0'.repeat(32));
  });
  it('is two halves of 128 bits, and nothing else', () => {
    expect(MaskedSeed.safeParse({ mask, masked }).success).toBe(true);
    for (const wrong of [
      { mask },
      { mask, masked: 'ff' },
      { mask, masked: masked.toUpperCase() },
      { mask, masked, run: '' },
    ])
      expect(MaskedSeed.safeParse(wrong).success).toBe(false);
  });
});

describe('canaries', () => {
  const canaries = canariesOf(mask);
  it('hold the run, each in a text of its own', () => {
    const texts = Object.values(canaries.of);
    expect(new Set(texts).size).toBe(CanaryClass.options.length);
    expect(texts.filter((text) => !text.includes(mask))).toEqual([]);
  });
  it('have a host under a domain that nobody can own (RFC 2606)', () => {
    expect(canaries.of.host).toBe(`p-${mask}.rehearsal.invalid`);
  });
  it('are of classes that the residue suite plants too', () => {
    expect(CanaryClass.options.filter((name) => !Object.hasOwn(placements, name))).toEqual([]);
  });
});
