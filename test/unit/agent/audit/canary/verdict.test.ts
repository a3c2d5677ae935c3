// What a canary audit comes to: what was found counts most, and nothing that was not seen counts as empty.
import { describe, expect, it } from 'vitest';
import type { Found } from '../../../../../agent/audit/canary/found.ts';
import { type Rehearsed, receiptOf } from '../../../../../agent/audit/canary/verdict.ts';
import { CanaryClass } from '../../../../../contract/canary.ts';
import { type CanaryLook, CanaryReceipt, canaryProblems } from '../../../../../contract/canary-receipt.ts';
import { receipt } from '../../rig.ts';

const looked = (id: CanaryLook['id'], more: Partial<CanaryLook> = {}): CanaryLook => ({
  ...{ id, looked: 5, unseen: 0, found: 0 },
  ...more,
});

const everyClass = Object.fromEntries(CanaryClass.options.map((name) => [name, 2]));
const before: Found = {
  classes: everyClass,
  places: [looked('memory'), looked('selection', { found: 2 })],
  beyond: [],
};
const after: Found = {
  classes: {},
  places: (['file', 'file-name', 'memory', 'kernel'] as const).map((id) => looked(id)),
  beyond: ['user-file-systems'],
};
const well: Rehearsed = { before, wiped: receipt('clean'), after, milliseconds: 10 };

const without = (name: CanaryClass): Found => {
  const { [name]: _, ...classes } = everyClass;
  return { ...before, classes };
};
const verdict = (rehearsed: Rehearsed): string => receiptOf(rehearsed).verdict;

describe('a canary audit', () => {
  it('is clean when every class was seen before and none after', () => {
    const found = receiptOf(well);
    expect(CanaryReceipt.parse(found)).toEqual(found);
    expect(found.verdict).toBe('clean');
    expect(found.classes).toHaveLength(CanaryClass.options.length + 1);
    expect(found.beyond).toEqual(['user-file-systems']);
  });

  it.each(CanaryClass.options)('is void when %s was planted and not seen', (name) => {
    expect(verdict({ ...well, before: without(name) })).toBe('void');
  });

  it('is void when nobody held what was copied and marked', () => {
    const places = [looked('memory'), looked('selection', { found: 1 })];
    expect(verdict({ ...well, before: { ...before, places } })).toBe('void');
  });

  it('needs no selections where there is no display', () => {
    expect(verdict({ ...well, before: { ...before, places: [looked('memory')] } })).toBe('clean');
  });

  it.each([...CanaryClass.options, 'run'])('has residue when %s is found after the end', (name) => {
    const found = receiptOf({ ...well, after: { ...after, classes: { [name]: 1 } } });
    expect(found.verdict).toBe('residue');
    expect(found.classes.find(({ id }) => id === name)?.after).toBe(1);
  });

  it('has residue when a selection is still held, or the wipe left something', () => {
    const places = [...after.places, looked('selection', { found: 1 })];
    expect(verdict({ ...well, after: { ...after, places } })).toBe('residue');
    expect(verdict({ ...well, wiped: receipt('residue') })).toBe('residue');
  });

  it('has residue first, though it could not see everything', () => {
    const found = { ...after, classes: { host: 1 }, places: [looked('file', { unseen: 1 })] };
    expect(verdict({ ...well, before: without('host'), after: found })).toBe('residue');
  });

  it.each(after.places.map(({ id }) => id))('is unseen when %s was not looked at', (id) => {
    expect(verdict({ ...well, after: { ...after, places: after.places.filter((place) => place.id !== id) } })).toBe(
      'unseen',
    );
  });

  it('is unseen when anything could not be read', () => {
    const places = [...after.places, looked('swap', { looked: 0, unseen: 1 })];
    expect(verdict({ ...well, after: { ...after, places } })).toBe('unseen');
    expect(verdict({ ...well, wiped: receipt('unseen') })).toBe('unseen');
  });

  it('opens the station only when it is clean', () => {
    expect(Object.entries(canaryProblems).filter(([, problem]) => problem === null)).toEqual([['clean', null]]);
  });
});
