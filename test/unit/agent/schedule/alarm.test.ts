// The alarm rings at the policy's time of day in every zone and season, and every few seconds in between.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setAlarm } from '../../../../agent/schedule/alarm.ts';
import { lastCame } from '../../../../agent/schedule/hours.ts';

const second = 1000;
const day = 86_400_000;
let rung: number[];
let alarm: { stop(): void };

/** Seven seconds past, so that what rings at a full minute is the time of day. */
function start(from: string, settings: { at: string; zone: string }): void {
  vi.setSystemTime(Date.parse(`${from}:07Z`));
  alarm = setAlarm({ at: () => settings.at, zone: () => settings.zone, ring: () => rung.push(Date.now()) });
}
const fullMinutes = (): string[] =>
  rung.filter((moment) => moment % 60_000 < 100).map((moment) => new Date(moment).toISOString().slice(0, 16));

const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});
beforeEach(() => {
  vi.useFakeTimers();
  rung = [];
});
afterEach(() => {
  alarm.stop();
  vi.useRealTimers();
});

describe('the alarm', () => {
  it('rings at the time of day, and every twenty seconds besides', async () => {
    start('2026-06-10T02:00', { at: '03:30', zone: 'Europe/London' });
    await vi.advanceTimersByTimeAsync(40 * 60 * second);
    expect(fullMinutes()).toEqual(['2026-06-10T02:30']);
    expect(rung.length).toBe(121);
  });

  it.each([
    ['Europe/London', '2026-03-27T12:00', '01:30'],
    ['Europe/London', '2026-10-23T12:00', '01:30'],
    ['America/New_York', '2026-03-06T12:00', '02:30'],
    ['America/New_York', '2026-10-30T12:00', '01:30'],
    ['Australia/Lord_Howe', '2026-10-01T12:00', '03:30'],
    ['Asia/Kathmandu', '2026-06-10T12:00', '03:30'],
  ])('rings in %s within four days from %s at %s when the hour comes by the rules', async (zone, from, at) => {
    start(from, { at, zone });
    await vi.advanceTimersByTimeAsync(4 * day);
    const came = new Set(rung.map((moment) => lastCame(at, zone, moment)).filter((moment) => moment > (rung[0] ?? 0)));
    expect(came.size).toBe(4);
    expect(fullMinutes()).toEqual([...came].map((moment) => new Date(moment).toISOString().slice(0, 16)));
  });

  it('follows a policy and a zone that change', async () => {
    const settings = { at: '03:30', zone: 'Europe/London' };
    start('2026-06-10T02:00', settings);
    Object.assign(settings, { at: '04:15', zone: 'Europe/Athens' });
    await vi.advanceTimersByTimeAsync(day);
    expect(fullMinutes()).toEqual(['2026-06-11T01:15']);
  });

  it('is silent once it is stopped', async () => {
    start('2026-06-10T02:00', { at: '03:30', zone: 'Europe/London' });
    alarm.stop();
    await vi.advanceTimersByTimeAsync(2 * day);
    expect(rung).toEqual([]);
  });
});
