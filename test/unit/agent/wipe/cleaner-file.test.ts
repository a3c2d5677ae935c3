// The vocabulary of cleaner files is closed: what is not in it is refused.
import { describe, expect, it } from 'vitest';
import { CleanerFile, cleanablePlaces, KeepPattern } from '../../../../contract/cleaner-file.ts';

const good = {
  id: 'temporary-files',
  why: 'Programs leave their temporary files here.',
  os: 'linux',
  place: 'tmp',
  whose: 'kiosk-user',
  keep: [],
  when: ['session-end'],
};

describe('a cleaner file', () => {
  it('is taken as it should be', () => expect(CleanerFile.safeParse(good).success).toBe(true));

  it.each([
    ['an unknown word', { path: '/etc' }],
    ['a command', { run: 'true' }],
    ['a place of its own', { place: '/etc' }],
    ['an unknown place', { place: 'documents' }],
    ['somebody else’s files', { whose: 'root' }],
    ['anybody’s files in a place of the kiosk user’s', { whose: 'anybody' }],
    ['a service’s files in a place of the kiosk user’s', { whose: 'service' }],
    ['anybody’s files, whatever their age, in a place of a service', { place: 'bluetooth', whose: 'anybody' }],
    ['another system', { os: 'windows' }],
    ['no occasion', { when: [] }],
    ['an unknown occasion', { when: ['hourly'] }],
    ['no reason', { why: 'because' }],
    ['a name with a slash', { id: 'a/b' }],
  ])('is refused with %s', (_what, change) => {
    expect(CleanerFile.safeParse({ ...good, ...change }).success).toBe(false);
  });

  it('may reach as far as its place allows, and less far', () => {
    expect(CleanerFile.safeParse({ ...good, place: 'core-dumps', whose: 'anybody' }).success).toBe(true);
    expect(CleanerFile.safeParse({ ...good, place: 'bluetooth', whose: 'service' }).success).toBe(true);
    expect(CleanerFile.safeParse({ ...good, place: 'bluetooth' }).success).toBe(true);
  });

  it('is refused when any of its words is missing', () => {
    for (const word of Object.keys(good)) {
      const rest = Object.fromEntries(Object.entries(good).filter(([name]) => name !== word));
      expect(CleanerFile.safeParse(rest).success, word).toBe(false);
    }
  });

  it('has a place for each that the agent knows', () => {
    for (const place of cleanablePlaces) expect(CleanerFile.safeParse({ ...good, place }).success).toBe(true);
  });
});

describe('a pattern of what is kept', () => {
  it.each(['bus', '.X*-lock', '.X11-unix/*', 'systemd/**', 'a/b/c'])('may be %s', (pattern) => {
    expect(KeepPattern.safeParse(pattern).success).toBe(true);
  });

  it.each([
    '',
    '/',
    '/etc',
    'a//b',
    '..',
    '../x',
    'a/../b',
    'a/.',
    '**',
    '**/a',
    'a/**/b',
    'a**',
    'a b',
    'a\n',
    '[ab]',
    '{a,b}',
    'ü',
  ])('may not be %j', (pattern) => expect(KeepPattern.safeParse(pattern).success).toBe(false));
});
