// The fixed clock: every five minutes at this station's own moment, and a day that begins at five in the morning wherever it is.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dayNumber, isDailyDue, nextSlot, slotMs, slotNumber } from '../../../../agent/health/slots.ts';

const hour = 3_600_000;
const year = fileURLToPath(new URL('../../../support/health/year-of-days.ts', import.meta.url));

describe('a slot', () => {
  it('comes every five minutes at the station’s offset, strictly after now', () => {
    const offset = 123_456;
    let now = Date.UTC(2026, 10, 25, 9, 0, 0, 1);
    for (let count = 0; count < 300; count += 1) {
      const slot = nextSlot(now, offset);
      expect(slot % slotMs).toBe(offset);
      expect(slot).toBeGreaterThan(now);
      expect(slot - now).toBeLessThanOrEqual(slotMs);
      now = slot;
    }
  });

  it('has a number that grows by one', () => {
    const slot = nextSlot(Date.UTC(2026, 10, 25), 42);
    expect(slotNumber(nextSlot(slot, 42))).toBe(slotNumber(slot) + 1);
    expect(slotNumber(-1)).toBe(0);
  });
});

describe('a day of figures', () => {
  it.each(['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/St_Johns'])(
    'in %s is told once, at five in the morning, all year round',
    (zone) => {
      const told = JSON.parse(execFileSync(process.execPath, [year], { env: { TZ: zone }, encoding: 'utf8' }));
      expect(told.zone).toBe(zone);
      expect([364, 365, 366]).toContain(told.hours.length);
      expect(new Set(told.hours)).toEqual(new Set([5]));
    },
  );

  it('is not told twice when the clock is set back, and is told again after a clock that was years ahead', () => {
    const now = Date.UTC(2026, 10, 25, 12);
    const told = dayNumber(now);
    expect(isDailyDue(dayNumber(now - 24 * hour), told)).toBe(false);
    expect(isDailyDue(dayNumber(now - 48 * hour), told)).toBe(true);
    expect(isDailyDue(told, dayNumber(Date.UTC(2099, 0, 1)))).toBe(true);
  });
});
