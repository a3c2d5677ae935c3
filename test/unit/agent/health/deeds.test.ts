// When the station last kept its promises, told in whole hours.
import { describe, expect, it } from 'vitest';
import { deedsTold } from '../../../../agent/health/deeds.ts';
import { type Deed, emptyLedger, type Ledger } from '../../../../agent/state/ledger.ts';

const hour = 3_600_000;
const now = 1000 * hour;
const ledger = (deeds: Partial<Ledger['deeds']>): Ledger => ({
  ...emptyLedger,
  deeds: { ...emptyLedger.deeds, ...deeds },
});
const ok = (at: number): Deed => ({ at, ok: true, okAt: at });
const told = (deeds: Partial<Ledger['deeds']>, bootedAt = 0) => deedsTold(ledger(deeds), now, bootedAt);

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
