// The permission table: two things allowed, and a word for every name that Electron knows.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mayUse, permissions } from '../../../app/policy/permissions.ts';

const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8');

/** The names in the declarations of Electron's two permission handlers. */
const namesOfElectron = ['setPermissionCheckHandler', 'setPermissionRequestHandler'].flatMap((handler) => {
  const [, union = ''] =
    new RegExp(`${handler}\\(handler: .*?permission: (.*?), (?:requestingOrigin|callback)`).exec(types) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
});

describe('permissions', () => {
  it('allow copying and films in full screen, and nothing else', () => {
    expect(Object.keys(permissions).filter(mayUse).sort()).toEqual(['clipboard-sanitized-write', 'fullscreen']);
  });

  it('have an entry for every name that this Electron asks about', () => {
    expect(namesOfElectron.length).toBeGreaterThan(60);
    expect(namesOfElectron.filter((name) => !Object.hasOwn(permissions, name))).toEqual([]);
  });

  it.each(['', 'geolocation2', 'FULLSCREEN', 'fullscreen ', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'deny a name that nobody knows: %j',
    (name) => {
      expect(mayUse(name)).toBe(false);
    },
  );
});
