// The reporter: on its own clock whatever happens to it, with numbers that only grow, and not a step further than it was asked.
import { describe, expect, it } from 'vitest';
import { emptyDay } from '../../../../agent/health/day.ts';
import { day, hour, identity, midnight, minute, station } from '../../../support/health/simulated-day.ts';
import { turnedClock } from '../../../support/health/turned-clock.ts';
import { randomFrom } from '../../../support/policy/random.ts';

describe('the reporter', () => {
  it('leaves a report out rather than making it late: waking up must not show', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.reporter.start();
    await clock.advance(hour);
    // Asleep from here: the steady clock stands still while the wall clock goes on.
    clock.step(3 * hour + 100_000);
    await clock.advance(hour);
    const off = one.messages.filter(({ at }) => at % (5 * minute) !== identity.offset);
    expect(off).toEqual([]);
    expect(one.messages.length).toBeGreaterThan(20);
  });

  it('numbers its reports by the clock, and never twice the same although the clock is set back', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.reporter.start();
    await clock.advance(hour);
    clock.step(-6 * hour);
    await clock.advance(12 * hour);
    const numbers = one.messages.map(({ bytes }) => Number(bytes.split(' ')[2]));
    expect(numbers[0]).toBe(Math.floor((one.messages[0]?.at ?? 0) / (5 * minute)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.length).toBeGreaterThan(140);
  });

  it('without a server makes reports only to be shown, and tells no figures of a day', async () => {
    const lonely = await day(randomFrom(42), { served: false });
    expect(lonely.messages).toEqual([]);
    expect(lonely.shown).toHaveLength(30 * 12);
    expect(lonely.shown.every((text) => text.includes('"day":null'))).toBe(true);
    lonely.reporter.stop();
    expect(lonely.kept).toEqual([]);
  });

  it('goes on when a report can’t be made', async () => {
    const clock = turnedClock(midnight);
    const one = station(clock);
    one.diary.goOnFrom({ ...emptyDay });
    Object.assign(one.diary.standing, { containment: 'a cage' });
    one.reporter.start();
    await clock.advance(hour);
    expect(one.messages).toEqual([]);
    expect(one.logged.length).toBeGreaterThan(5);
    expect(new Set(one.logged.map(({ code }) => code))).toEqual(new Set(['HEALTH-03']));
  });
});
