// “What this computer keeps” is written from the inventory: nothing in it may lack words, and nothing risky may lack an end.
import { describe, expect, it } from 'vitest';
import { inventory, keptIds } from '../../../contract/inventory.ts';

describe('the inventory', () => {
  it('has each store once, in a fixed order', () => {
    expect(inventory.map(({ id }) => id)).toEqual(keptIds);
  });

  it('names who empties everything that a visit leaves, and which check shows it', () => {
    const ofVisit = inventory.filter(({ data }) => data === 'visit');
    expect(ofVisit.length).toBeGreaterThan(0);
    for (const { id, emptiedBy, shownBy } of ofVisit) {
      expect(emptiedBy, id).not.toBeNull();
      expect(shownBy, id).not.toBeNull();
    }
  });

  it('leaves nothing risky to nobody', () => {
    const neglected = inventory.filter(({ risk, emptiedBy }) => risk !== 'low' && emptiedBy === null);
    expect(neglected).toEqual([]);
  });
});
