// What passing time does to a visit: the idle question, the limit, sleep, and a shell that was late.
import { describe, expect, it } from 'vitest';
import { browsing, happens, lookupRules, press, rules, said, staff } from './station.ts';

const endReason = (driven: ReturnType<typeof browsing>) => driven.station.visit?.ending?.reason ?? null;
const secondsLeft = (driven: ReturnType<typeof browsing>) => driven.station.visit?.idleSecondsLeft ?? null;

describe('the idle question', () => {
  it('comes after the policy’s time, counts down, and ends the visit', () => {
    const driven = browsing().pass(300);
    expect(secondsLeft(driven)).toBeNull();
    expect(secondsLeft(driven.pass(1, { idle: 300 }))).toBe(30);
    expect(secondsLeft(driven.pass(29, { idle: 301 }))).toBe(1);
    expect(endReason(driven.pass(1, { idle: 330 }))).toBe('idle');
  });

  it('goes at the first key, and everything is as it was', () => {
    const before = browsing().pass(10);
    const kept = before.station.visit?.clock.startedAt;
    const driven = before.pass(310);
    expect(secondsLeft(driven)).not.toBeNull();
    driven.happen(press('still-here'));
    expect(secondsLeft(driven)).toBeNull();
    expect(driven.pass(1, { idle: 1 }).station.visit?.clock.startedAt).toBe(kept);
    expect(secondsLeft(driven.pass(290, { idle: 2 }))).toBeNull();
  });

  it('goes when the display says that somebody is there', () => {
    expect(secondsLeft(browsing().pass(305).pass(1, { idle: 0 }))).toBeNull();
  });

  it('stands for its whole time even when the shell was late to ask it', () => {
    const driven = browsing().pass(290).jump(29).pass(1, { idle: 320 });
    expect(secondsLeft(driven)).toBe(30);
    expect(endReason(driven.pass(29, { idle: 321 }))).toBeNull();
    expect(endReason(driven.pass(1, { idle: 350 }))).toBe('idle');
  });

  it('is not asked about a visit that the computer slept through', () => {
    const driven = browsing().pass(60).jump(3600).pass(1, { idle: 0 });
    expect(endReason(driven)).toBe('limit');
    const lookup = browsing(lookupRules).pass(60).jump(3600).pass(1, { idle: 0 });
    expect(endReason(lookup)).toBe('idle');
  });

  it('ends what was asked before the computer slept', () => {
    const driven = browsing(lookupRules).pass(125).jump(3600).pass(1, { idle: 0 });
    expect(endReason(driven)).toBe('idle');
  });

  it('is not asked behind the staff’s screens, where nobody could see it', () => {
    const driven = browsing().pass(290).happen(happens('staff-key')).pass(55, { idle: 290 });
    expect(endReason(driven)).toBeNull();
    expect(secondsLeft(driven)).toBeNull();
    driven.happen(staff('back'));
    expect(secondsLeft(driven.pass(299, { idle: 1 }))).toBeNull();
  });

  it('is the shell’s: a session that does not answer is asked about too', () => {
    const driven = browsing().pass(301);
    expect(driven.station.visit?.hung).toBe(true);
    expect(secondsLeft(driven)).not.toBeNull();
    expect(endReason(driven.pass(30, { idle: 301 }))).toBe('idle');
  });
});

describe('the limit', () => {
  const minutes = (count: number) => count * 60;

  it('ends a visit that is in use, and not a second before', () => {
    const driven = browsing();
    for (let second = 1; second < minutes(60); second += 1) driven.pass(1);
    expect(endReason(driven)).toBeNull();
    expect(endReason(driven.pass(1))).toBe('limit');
  });

  it('moves by what the patron asks for, as often as the policy says', () => {
    const driven = browsing();
    for (let time = 0; time < 5; time += 1) driven.happen(said({ is: 'more-time' }));
    expect(driven.station.visit?.clock.extraMinutes).toBe(45);
    expect(driven.station.visit?.extensions).toBe(3);
  });

  it('can’t be moved by the patron where the policy says so', () => {
    const timers = { ...rules.timers, extendMinutes: 0 };
    expect(browsing({ ...rules, timers }).happen(said({ is: 'more-time' })).station.visit?.clock.extraMinutes).toBe(0);
  });

  it('is told to the bar when the minutes change, with warnings at ten and one', () => {
    const driven = browsing();
    driven.effects();
    for (let second = 0; second < minutes(60) - 1; second += 1) driven.pass(1);
    const times = driven
      .effects()
      .flatMap((effect) => (effect.do === 'tell-session' && effect.message.do === 'time' ? [effect.message.time] : []));
    expect(times.map((time) => time.minutesLeft)).toEqual(Array.from({ length: 59 }, (_, at) => 59 - at));
    expect(times.find((time) => time.warning === 'ten')?.minutesLeft).toBe(10);
    expect(times.filter((time) => time.warning === 'one').map((time) => time.minutesLeft)).toEqual([1]);
  });

  it('does not stand where there is none', () => {
    const driven = browsing(lookupRules);
    for (let second = 0; second < minutes(180); second += 1) driven.pass(1);
    expect(driven.station.visit?.phase).toBe('browsing');
  });
});
