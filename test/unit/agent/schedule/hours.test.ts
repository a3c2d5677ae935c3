// When a time of day last came by, in zones whose clocks jump by an hour, by half an hour, or never.
import { afterAll, describe, expect, it } from 'vitest';
import { lastCame, takeOn } from '../../../../agent/schedule/hours.ts';

const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else takeOn(zoneBefore);
});

/** By another road than the rule's own. */
const shownAt = (zone: string, moment: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    moment,
  );

const when = (moment: number): string => new Date(moment).toISOString().slice(0, 16);
const came = (at: string, zone: string, now: string): string => when(lastCame(at, zone, Date.parse(`${now}Z`)));

describe('a time of day', () => {
  it.each([
    ['is today’s once it has come', '03:30', 'Asia/Kathmandu', '2026-03-10T00:00', '2026-03-09T21:45'],
    ['is yesterday’s until it has come', '03:30', 'Asia/Kathmandu', '2026-03-09T21:44', '2026-03-08T21:45'],
    ['has come at that very minute', '03:30', 'Asia/Kathmandu', '2026-03-09T21:45', '2026-03-09T21:45'],
    ['may be midnight', '00:00', 'Europe/London', '2026-07-01T22:59', '2026-06-30T23:00'],
    ['may lie on the day before in UTC', '08:00', 'Australia/Lord_Howe', '2026-07-01T00:00', '2026-06-30T21:30'],
    ['may lie on the day after in UTC', '20:00', 'America/New_York', '2026-07-02T00:30', '2026-07-02T00:00'],
  ])('%s', (_what, at, zone, now, expected) => expect(came(at, zone, now)).toBe(expected));

  it.each([
    [
      'skipped in London, comes as long after the jump',
      '01:30',
      'Europe/London',
      '2026-03-29T12:00',
      '2026-03-29T01:30',
    ],
    ['skipped in New York, the same', '02:30', 'America/New_York', '2026-03-08T20:00', '2026-03-08T07:30'],
    ['skipped on Lord Howe, by half an hour', '02:15', 'Australia/Lord_Howe', '2026-10-03T20:00', '2026-10-03T15:45'],
    ['before a jump on the same day, is its own', '00:30', 'Europe/London', '2026-03-29T12:00', '2026-03-29T00:30'],
    ['after a jump on the same day, is its own', '03:30', 'Europe/London', '2026-03-29T12:00', '2026-03-29T02:30'],
    ['shown twice in London, comes the first time', '01:30', 'Europe/London', '2026-10-25T12:00', '2026-10-25T00:30'],
    ['shown twice in New York, the same', '01:30', 'America/New_York', '2026-11-01T20:00', '2026-11-01T05:30'],
    ['shown twice on Lord Howe, the same', '01:45', 'Australia/Lord_Howe', '2026-04-04T20:00', '2026-04-04T14:45'],
  ])('%s', (_what, at, zone, now, expected) => expect(came(at, zone, now)).toBe(expected));

  it('comes no second time in the hour that is shown twice', () => {
    expect(came('01:30', 'Europe/London', '2026-10-25T01:35')).toBe('2026-10-25T00:30');
  });
});

describe('every day of a year', () => {
  const day = 86_400_000;
  const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];

  it.each(zones)('in %s has its time of day once, 23 to 25 hours after the last', (zone) => {
    for (const at of ['00:00', '01:45', '02:15', '03:30', '23:59']) {
      const moments = new Set<number>();
      const start = Date.UTC(2026, 0, 2);
      for (let now = start; now < start + 365 * day; now += 45 * 60_000) moments.add(lastCame(at, zone, now));
      const gaps = [...moments].slice(1).map((moment, index) => moment - ([...moments][index] ?? 0));
      expect([364, 365, 366]).toContain(moments.size);
      expect(gaps.every((gap) => gap >= 22.5 * 3_600_000 && gap <= 25.5 * 3_600_000)).toBe(true);
      const shown = [...moments].filter((moment) => shownAt(zone, moment) === at);
      expect(moments.size - shown.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('the process', () => {
  it.each(['Europe/London', 'Asia/Kathmandu'])('takes on %s, and Date with it', (zone) => {
    takeOn(zone);
    const noon = Date.UTC(2026, 0, 15, 12);
    const { hour, minute } = { hour: new Date(noon).getHours(), minute: new Date(noon).getMinutes() };
    expect(`${hour}:${String(minute).padStart(2, '0')}`).toBe(shownAt(zone, noon));
  });
});
