// What a station does for itself while nobody browses: receipts go, choices are forgotten, the screen is watched, nights renew.
import { describe, expect, it } from 'vitest';
import { plainLook } from '../../../contract/words.ts';
import {
  blocked,
  browsing,
  closing,
  cued,
  type Driven,
  doings,
  happens,
  pin,
  press,
  pressed,
  ready,
  receipted,
  rules,
  staff,
  told,
  wipedClean,
} from './station.ts';

const spanish = pressed({ press: 'language', language: 'es' });
const large = pressed({ press: 'look', look: { textScale: 2, theme: 'dark', lessMotion: false } });
const painted = pressed({ press: 'painted' });

describe('the receipt', () => {
  it('goes by itself after the policy’s time, or with Done', () => {
    expect(receipted().pass(9).station.receipt).not.toBeNull();
    expect(receipted().pass(10).station.receipt).toBeNull();
    expect(receipted().happen(press('receipt-done')).station.receipt).toBeNull();
  });

  it('stays a minute when somebody wants to read it', () => {
    const driven = receipted().happen(pressed({ press: 'receipt-hold' }));
    expect(driven.pass(59).station.receipt).not.toBeNull();
    expect(driven.pass(1).station.receipt).toBeNull();
  });

  it('is not shortened by being held where the policy gives it longer', () => {
    const long = { ...rules, timers: { ...rules.timers, receiptSeconds: 120 } };
    const driven = receipted(long).happen(pressed({ press: 'receipt-hold' }));
    expect(driven.pass(119).station.receipt).not.toBeNull();
  });

  it('goes when the next patron starts', () => {
    expect(receipted().happen(happens('spare-ready'), press('start')).station.receipt).toBeNull();
  });

  it('goes when the station is no longer clean', () => {
    expect(receipted().happen(told('wiping'), told('blocked')).station.receipt).toBeNull();
  });
});

describe('what a patron chose', () => {
  const chosen = () => ready().happen(spanish, large, press('start'), told('open'));
  const forgotten = { language: 'en', look: plainLook };

  it('is still there on the receipt', () => {
    const driven = chosen().happen(press('end'), happens('session-gone'), wipedClean);
    expect(driven.station).toMatchObject({ language: 'es', look: { textScale: 2 } });
  });

  it.each([
    ['the receipt goes by itself', () => chosen().happen(press('end'), happens('session-gone'), wipedClean).pass(10)],
    ['Done', () => chosen().happen(press('end'), happens('session-gone'), wipedClean, press('receipt-done'))],
    ['a wipe that left something', () => chosen().happen(press('end'), happens('session-gone'), told('blocked'))],
    ['an agent that was lost', () => chosen().happen(happens('agent-lost'), happens('session-gone'))],
    ['an agent lost in the wipe', () => chosen().happen(press('end'), happens('session-gone'), happens('agent-lost'))],
  ])('is forgotten with %s', (_what, build) => {
    expect(build().station).toMatchObject(forgotten);
  });

  it('at the welcome is forgotten when they walk away', () => {
    expect(ready().happen(spanish, large).pass(60).station.language).toBe('es');
    expect(ready().happen(spanish, large).pass(61).station).toMatchObject(forgotten);
  });

  it('is not taken from somebody who reads on', () => {
    const driven = ready().happen(spanish);
    for (let minute = 0; minute < 5; minute += 1) driven.pass(59);
    expect(driven.station.language).toBe('es');
  });

  it('is a language of this station', () => {
    const english = ready({ ...rules, languages: ['en'] });
    expect(english.happen(spanish).station.language).toBe('en');
  });
});

describe('a screen that stopped painting', () => {
  it('is loaded anew after twenty seconds, and again after as many', () => {
    const driven = ready().happen(painted);
    driven.effects();
    expect(doings(driven.pass(20))).toEqual([]);
    expect(doings(driven.pass(1))).toEqual(['repaint']);
    expect(doings(driven.pass(21))).toEqual(['repaint']);
  });

  it('is left alone while it paints, and under a visit', () => {
    const driven = ready();
    driven.effects();
    for (let time = 0; time < 60; time += 1) driven.pass(1).happen(painted);
    expect(doings(driven)).toEqual([]);
    expect(doings(browsing().pass(120))).not.toContain('repaint');
  });
});

describe('renewal because the settings have changed', () => {
  const renewed = (driven: Driven, seconds: number) =>
    doings(driven.pass(seconds)).filter((one) => one === 'renew').length;

  it('comes at once where nobody is there, and once', () => {
    const asked = ready().happen(cued('renew'));
    expect(renewed(asked, 2)).toBe(1);
    expect(renewed(ready(), 2)).toBe(0);
  });

  it('waits for the end of a visit, its wipe and its receipt', () => {
    const sitting = browsing().happen(cued('renew'));
    expect(renewed(sitting, 60)).toBe(0);
    const over = sitting.happen(press('end'), happens('session-gone'), wipedClean);
    expect(renewed(over, 5)).toBe(0);
    expect(renewed(over.happen(press('receipt-done')), 2)).toBe(1);
  });
});

describe('renewal at night', () => {
  const night = { timeOfDay: '04:30' };
  const old = () => ready().jump(7200);

  it('comes at its minute, once', () => {
    const driven = old();
    expect(doings(driven.pass(60, { timeOfDay: '04:29' }))).not.toContain('renew');
    expect(doings(driven.pass(60, night)).filter((doing) => doing === 'renew')).toHaveLength(1);
  });

  it('does not come to a shell that has just started', () => {
    expect(doings(ready().pass(60, night))).not.toContain('renew');
  });

  it('waits for a patron, their receipt and staff, and comes then', () => {
    const sitting = browsing({ ...rules, timers: { ...rules.timers, limitMinutes: null } });
    for (let minute = 0; minute < 70; minute += 1) sitting.pass(60);
    expect(doings(sitting.pass(60, night))).not.toContain('renew');
    expect(doings(sitting.happen(press('end'), happens('session-gone'), wipedClean).pass(5))).not.toContain('renew');
    expect(doings(sitting.pass(6))).toContain('renew');
  });

  it.each([
    ['blocked', () => blocked()],
    ['being wiped', () => closing()],
    ['without its agent', () => ready().happen(happens('agent-lost'))],
  ])('does not come to a station that is %s', (_what, build) => {
    expect(doings(build().jump(7200).pass(60, night))).not.toContain('renew');
  });

  it('does not open a computer that staff have closed', () => {
    const driven = ready().happen(
      happens('staff-key'),
      pin('2468'),
      { is: 'pin-checked', right: true },
      staff('close'),
    );
    expect(doings(driven.jump(7200).pass(60, night))).not.toContain('renew');
  });
});
