// The rules of the clearers: their list, their places, and which entries of a journal are from before.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isBetween } from '../../../../agent/event-logs/clearing.ts';
import { eventLogCleaners } from '../../../../agent/event-logs/event-logs.ts';
import { isEarlier } from '../../../../agent/event-logs/journal-entries.ts';
import { logStores } from '../../../../agent/event-logs/stores.ts';
import { stationPath } from '../../../../agent/places/places.ts';
import { loadCleaningRules } from '../../../../agent/wipe/load.ts';
import { isProtected } from '../../../../agent/wipe/protect.ts';

const kiosk = { name: 'kiosk', id: 1000, home: '/home/kiosk' };
const loaded = loadCleaningRules(fileURLToPath(new URL('../../../../resources/cleaners', import.meta.url)), kiosk);
if (!loaded.ok) throw new Error(loaded.problem.code);
const { cleaners, deny } = loaded.value;
const places = logStores.flatMap((store) => store.places.map(({ path }) => path));

describe('the clearers of event logs', () => {
  const all = eventLogCleaners({ root: '/', deny });

  it('run at every boot and every day, the kernel’s ring every day alone', () => {
    const at = (occasion: 'boot' | 'daily') => all.filter(({ when }) => when.includes(occasion)).map(({ id }) => id);
    expect(at('boot')).toEqual([...logStores.map(({ id }) => id), 'journal', 'nameless-logs']);
    expect(at('daily')).toEqual(['kernel-ring', ...at('boot')]);
  });

  it('are never run at the end of a session, whose end would be told by the gap', () => {
    expect(all.filter(({ when }) => when.includes('session-end'))).toEqual([]);
  });

  it('are a group of their own', () => {
    expect(new Set(all.map(({ group }) => group))).toEqual(new Set(['event-logs']));
  });
});

describe('a place of event logs', () => {
  it.each(places)('%s is open to their clearers and to no cleaner file', (path) => {
    expect(isProtected(path, deny, 'event-logs')).toBe(false);
    for (const { place } of cleaners) expect(`${stationPath(place, kiosk)}/`.startsWith(`${path}/`)).toBe(false);
  });

  it.each(['/etc', '/home/kiosk', '/usr/lib', '/sys', '/sys/fs', '/var', '/var/lib', '/run/log', '/'])(
    'is not %s',
    (path) => {
      expect(isProtected(path, deny, 'event-logs')).toBe(true);
    },
  );
});

describe('whether a file is from after the beginning of a run', () => {
  it.each([
    ['was born before it', 5n, false],
    ['was born as it began', 10n, false],
    ['was born in it', 15n, true],
    ['was born in the future, by a clock that was wrong', 25n, false],
    ['does not say when it was born', 0n, false],
  ])('one that %s: %s', (_, born, is) => {
    expect(isBetween(10n, born, 20n)).toBe(is);
  });
});

describe('an entry of a journal', () => {
  const moment = { boot: 'b1', monotonic: 5_000_000, realtime: () => 1_700_000_000_000_000 };
  const entry = {
    _BOOT_ID: 'b1',
    _TRANSPORT: 'journal',
    __MONOTONIC_TIMESTAMP: '5000001',
    _SOURCE_REALTIME_TIMESTAMP: '1700000000000001',
  };

  it('is from after when everything says so', () => {
    expect(isEarlier(entry, moment)).toBe(false);
  });

  it.each([
    ['it is of another boot', { _BOOT_ID: 'b0' }],
    ['it names no boot', { _BOOT_ID: undefined }],
    ['the daemon stamped it earlier', { __MONOTONIC_TIMESTAMP: '4999999' }],
    ['the daemon’s stamp can’t be read', { __MONOTONIC_TIMESTAMP: ['5000001', '5000001'] }],
    ['it was sent earlier and waited', { _SOURCE_REALTIME_TIMESTAMP: '1699999999999999' }],
    ['the kernel said it earlier', { _TRANSPORT: 'kernel', _SOURCE_MONOTONIC_TIMESTAMP: '4000000' }],
  ])('is from before when %s', (_, change) => {
    expect(isEarlier({ ...entry, ...change }, moment)).toBe(true);
  });

  it('does not go by the wall clock of the daemon, which may have been set', () => {
    expect(isEarlier({ ...entry, __REALTIME_TIMESTAMP: '1' }, moment)).toBe(false);
  });
});
