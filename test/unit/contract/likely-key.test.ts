// Which key was meant by a slip of the keyboard.
import { describe, expect, it } from 'vitest';
import { editsBetween, likelyKey } from '../../../contract/likely-key.ts';

const known = ['idleSeconds', 'warningSeconds', 'kind', 'home', 'hosts', 'url'];

describe('editsBetween', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['kidn', 'kind', 1],
    ['abcd', 'badc', 2],
    ['same', 'same', 0],
  ])('%j and %j are %i apart', (one, other, edits) => {
    expect(editsBetween(one, other)).toBe(edits);
  });
});

describe('likelyKey', () => {
  it.each([
    ['idleSecond', 'idleSeconds'],
    ['idle_seconds', 'idleSeconds'],
    ['IDLE-SECONDS', 'idleSeconds'],
    ['warnigSeconds', 'warningSeconds'],
    ['kidn', 'kind'],
    ['host', 'hosts'],
    ['ur', 'url'],
  ])('takes %s for %s', (written, key) => {
    expect(likelyKey(written, known)).toBe(key);
  });

  it.each(['', 'colour', 'seconds', 'x'.repeat(100_000)])('does not guess at %.20j', (written) => {
    expect(likelyKey(written, known)).toBeNull();
  });
});
