// The ledger as the lethe command hears of it: full hours, never a time.
import { expect, it } from 'vitest';
import { deedsIn } from '../../../../agent/control/deeds.ts';
import { emptyLedger } from '../../../../agent/state/ledger.ts';

const now = Date.UTC(2026, 0, 2);
const hour = 3_600_000;
const nothing = emptyLedger.deeds;

it('knows of nothing where nothing was done', () => {
  expect(deedsIn(emptyLedger, now)).toEqual({ 'event-logs': null, 'user-data': null, canary: null });
});

it.each([
  [0, 0],
  [hour - 1, 0],
  [hour, 1],
  [49 * hour + 5, 49],
  [-3 * hour, 0],
])('says %i milliseconds as %i hours', (since, hours) => {
  const deed = { at: now - since, ok: false, okAt: null };
  expect(deedsIn({ ...emptyLedger, deeds: { ...nothing, 'user-data': deed } }, now)['user-data']).toEqual({
    ...{ ok: false, hours },
  });
});
