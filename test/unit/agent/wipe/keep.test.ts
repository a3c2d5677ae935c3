// Which entries of a place stay.
import { describe, expect, it } from 'vitest';
import { keepingOf } from '../../../../agent/wipe/keep.ts';

const patterns = ['.X11-unix/*', '.X*-lock', 'bus', 'systemd/**', 'a/b/**', 'p*q*r'];
const keeping = (path: string) => keepingOf(path.split('/'), patterns);

describe('what stays', () => {
  it.each([
    ['.X11-unix/X0', 'stays'],
    ['.X0-lock', 'stays'],
    ['.X-lock', 'stays'],
    ['bus', 'stays'],
    ['pqr', 'stays'],
    ['p-q-r', 'stays'],
    ['systemd', 'stays-whole'],
    ['systemd/private', 'stays-whole'],
    ['systemd/units/deep/file', 'stays-whole'],
    ['a/b', 'stays-whole'],
    ['a/b/c', 'stays-whole'],
  ])('%s %s', (path, expected) => expect(keeping(path)).toBe(expected));
});

describe('what goes', () => {
  it.each([
    ['.X11-unix/X0/hidden', 'goes'],
    ['.X0-lock/inside', 'goes'],
    ['X0-lock', 'goes'],
    ['.X0-lock2', 'goes'],
    ['bus/inside', 'goes'],
    ['bus2', 'goes'],
    ['systemd2', 'goes'],
    ['a/c', 'goes'],
    ['prq', 'goes'],
    ['pr', 'goes'],
    ['p\nq\nr\n', 'goes'],
    ['', 'goes'],
  ])('%j %s', (path, expected) => expect(keeping(path)).toBe(expected));

  it('but not the folders above what stays', () => {
    expect(keeping('.X11-unix')).toBe('holds-something');
    expect(keeping('a')).toBe('holds-something');
  });

  it('everything, where nothing is kept', () => {
    expect(keepingOf(['anything'], [])).toBe('goes');
  });

  it('a name whose ends overlap in the pattern', () => {
    expect(keepingOf(['aa'], ['aa*aa'])).toBe('goes');
    expect(keepingOf(['aaaa'], ['aa*aa'])).toBe('stays');
    expect(keepingOf(['abc'], ['ab*bc'])).toBe('goes');
  });
});
