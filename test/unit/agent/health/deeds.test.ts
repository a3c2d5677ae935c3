// When the station last kept its promises, told in whole hours, and never sooner on a quiet station than on a busy one.
import { describe, expect, it } from 'vitest';
import { deedsTold, deedsToTell } from '../../../../agent/health/deeds.ts';
import { type Deed, emptyLedger, type Ledger } from '../../../../agent/state/ledger.ts';

const hour = 3_600_000;
const now = 1000 * hour;
const deedsOf = (deeds: Partial<Ledger['deeds']>): Ledger['deeds'] => ({ ...emptyLedger.deeds, ...deeds });
const ok = (at: number): Deed => ({ at, ok: true, okAt: at });
const told = (deeds: Partial<Ledger['deeds']>, bootedAt = 0) =>
  deedsTold(deedsOf(deeds), deedsOf(deeds), { now, bootedAt });

describe('a deed', () => {
  it('that never was has no age', () => {
    expect(told({})).toEqual({
      eventLogs: { outcome: 'never', ageHours: null, sinceBoot: 'no' },
      dailyWipe: { outcome: 'never', ageHours: null },
      canaryAudit: { outcome: 'never', ageHours: null },
    });
  });

  it('keeps its age from when it last went well while its last try failed', () => {
    const canary = { at: now - hour, ok: false, okAt: now - 48.5 * hour };
    expect(told({ canary }).canaryAudit).toEqual({ outcome: 'failed', ageHours: 48 });
    expect(told({ canary: { ...canary, okAt: null } }).canaryAudit).toEqual({ outcome: 'failed', ageHours: null });
  });

  it('is never older than ten days, nor younger than now when the clock was set back', () => {
    const { dailyWipe, canaryAudit } = told({ 'user-data': ok(0), canary: ok(now + 5 * hour) });
    expect([dailyWipe.ageHours, canaryAudit.ageHours]).toEqual([240, 0]);
  });
});

describe('the clearing of event logs', () => {
  it('counts for this boot only when it went well in it', () => {
    const booted = now - 4 * hour;
    const sinceBoot = (deed: Deed) => told({ 'event-logs': deed }, booted).eventLogs.sinceBoot;
    expect(sinceBoot(ok(booted + 1))).toBe('yes');
    expect(sinceBoot(ok(booted - 1))).toBe('no');
    expect(sinceBoot({ at: now, ok: false, okAt: booted + 1 })).toBe('no');
  });
});

describe('what is told of a run', () => {
  const yesterday = ok(now - 24 * hour);
  const both = (deed: Deed | null) => deedsOf({ 'user-data': deed });
  const after = (hours: number, done: Deed, before: Deed | null = yesterday, bootedAt = 0) => {
    const times = { now: now + hours * hour, bootedAt };
    return deedsTold(deedsToTell(both(before), both(done), times), both(done), times).dailyWipe;
  };

  it.each([0, 1, 5, 11.9])('is the same %f hours after it was due, done already or waiting for a patron', (hours) => {
    expect(after(hours, ok(now))).toEqual({ outcome: 'ok', ageHours: 24 });
    expect(after(hours, yesterday)).toEqual({ outcome: 'ok', ageHours: 24 });
  });

  it('is that it was done, or is late, when it can have waited for nobody any more', () => {
    expect(after(12, ok(now))).toEqual({ outcome: 'ok', ageHours: 12 });
    expect(after(12, yesterday)).toEqual({ outcome: 'ok', ageHours: 36 });
  });

  it('is at once that it failed, and that it was mended', () => {
    expect(after(1, { at: now, ok: false, okAt: yesterday.at })).toEqual({ outcome: 'failed', ageHours: 24 });
    expect(after(1, ok(now), { ...yesterday, ok: false })).toEqual({ outcome: 'ok', ageHours: 1 });
  });

  it('is at once what no patron can have held up: the first one ever, the first of a start, one after a wrong clock', () => {
    const isNew = { outcome: 'ok', ageHours: 0 };
    expect(after(0, ok(now), null)).toEqual(isNew);
    expect(after(0, ok(now), yesterday, now - hour)).toEqual(isNew);
    expect(after(0, ok(now), ok(now + hour))).toEqual(isNew);
    expect(deedsToTell(null, both(ok(now)), { now, bootedAt: 0 })['user-data']).toEqual(ok(now));
  });
});
