// The shell's own folders: what its libraries write never lands in the kiosk user's home, and its display's key is still found.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fontTablesOf, writeBesideProfile } from '../../../app/shell/own-folders.ts';

let folder: string;
let home: string;
let profile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-own-folders-'));
  home = join(folder, 'kiosk');
  profile = join(folder, 'run/profile');
  mkdirSync(home);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the shell', () => {
  it.each([
    [{ HOME: '/run/a' }, '/run/a/.cache/fontconfig'],
    [{ HOME: '/run/a', XDG_CACHE_HOME: '' }, '/run/a/.cache/fontconfig'],
    [{ HOME: '/run/a', XDG_CACHE_HOME: '/run/b' }, '/run/b/fontconfig'],
  ])('knows where its tables of fonts were made: %j', (environment, tables) => {
    expect(fontTablesOf(environment)).toBe(tables);
  });

  it('writes beside its profile, in folders that nobody else may read', () => {
    const environment = { HOME: home, TMPDIR: '/tmp', XDG_CACHE_HOME: join(home, '.cache'), LANG: 'C.UTF-8' };
    writeBesideProfile(profile, environment);
    expect(environment).toEqual({
      HOME: join(profile, 'home'),
      TMPDIR: join(profile, 'temporary'),
      LANG: 'C.UTF-8',
    });
    for (const path of [environment.HOME, environment.TMPDIR]) expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('still finds the key of its display, which may lie in the home', () => {
    const environment: Record<string, string | undefined> = { HOME: home };
    writeBesideProfile(profile, environment);
    expect(environment.XAUTHORITY).toBeUndefined();
    writeFileSync(join(home, '.Xauthority'), '');
    const again: Record<string, string | undefined> = { HOME: home };
    writeBesideProfile(profile, again);
    expect(again.XAUTHORITY).toBe(join(home, '.Xauthority'));
    const told: Record<string, string | undefined> = { HOME: home, XAUTHORITY: '/run/key' };
    writeBesideProfile(profile, told);
    expect(told.XAUTHORITY).toBe('/run/key');
  });
});
