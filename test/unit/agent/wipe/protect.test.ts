// The deny-list beats every place.
import { describe, expect, it } from 'vitest';
import { isProtected, isWithin } from '../../../../agent/wipe/protect.ts';

const deny = {
  why: 'These are for the test alone.',
  trees: ['/etc', '/var/log', '/sys'],
  folders: ['/', '/home', '/var'],
  logs: ['/var/log', '/sys/fs/pstore'],
};

describe('a protected path', () => {
  it.each(['/etc', '/etc/ssl/certs', '/var/log/apt', '/', '/home', '/var'])('is %s', (path) => {
    expect(isProtected(path, deny)).toBe(true);
  });

  it('is also one above something protected', () => {
    expect(isProtected('/var', { ...deny, folders: ['/'] })).toBe(true);
  });
});

describe('a path that is not protected', () => {
  it.each(['/home/kiosk', '/tmp', '/etcetera', '/var/tmp', '/var/logs'])('is %s', (path) => {
    expect(isProtected(path, deny)).toBe(false);
  });
});

describe('being within a folder', () => {
  it('goes by whole names', () => {
    expect(isWithin('/ab', '/a')).toBe(false);
    expect(isWithin('/a/b', '/a')).toBe(true);
    expect(isWithin('/a', '/a')).toBe(true);
    expect(isWithin('/a', '/')).toBe(true);
  });
});
