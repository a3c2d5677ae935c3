// The staff door: a lock that can't be shortened, a menu that shows nothing of a visit, and what each choice does.
import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../app/shell/screen.ts';
import {
  blocked,
  browsing,
  closing,
  type Driven,
  doings,
  happens,
  lookupRules,
  pin,
  pressed,
  ready,
  receipted,
  rules,
  staff,
  told,
  wipedClean,
} from './station.ts';

const key = happens('staff-key');
const checked = (right: boolean) => ({ is: 'pin-checked', right }) as const;
const wrong = (driven: Driven) => driven.happen(pin('0000'), checked(false));
const atMenu = (driven: Driven) => driven.happen(key, pin('2468'), checked(true));
const screen = (driven: Driven) => screenOf(driven.station, '1.0.0', driven.now);

describe('the door', () => {
  it('opens with the key or with a long press, and closes with the key', () => {
    expect(ready().happen(key).station.staff?.at).toBe('pin');
    expect(ready().happen(pressed({ press: 'staff-door' })).station.staff?.at).toBe('pin');
    expect(ready().happen(key, key).station.staff).toBeNull();
  });

  it('closes by itself after a minute, menu or not', () => {
    expect(ready().happen(key).pass(60).station.staff).not.toBeNull();
    expect(ready().happen(key).pass(61).station.staff).toBeNull();
    expect(atMenu(ready()).pass(61).station.staff).toBeNull();
  });

  it('lets nobody in without a PIN in the policy', () => {
    const driven = ready({ ...rules, hasPin: false }).happen(key);
    driven.effects();
    expect(doings(driven.happen(pin('2468')))).toEqual([]);
    expect(screen(driven)).toMatchObject({ screen: 'staff-pin', absent: true });
  });

  it('takes a PIN only where it is asked for', () => {
    const driven = ready();
    driven.effects();
    expect(doings(driven.happen(pin('2468')))).toEqual([]);
    expect(driven.happen(checked(true)).station.staff).toBeNull();
  });

  it('takes no choice before the right PIN', () => {
    for (const choice of ['end', 'add-time', 'check', 'close', 'open', 'leave'] as const) {
      const driven = browsing().happen(key);
      const before = driven.station;
      driven.effects();
      expect(doings(driven.happen(staff(choice)))).toEqual([]);
      expect(driven.station).toEqual(before);
    }
  });
});

describe('the lock', () => {
  it('comes with the fifth wrong PIN and doubles with each one after it', () => {
    const driven = ready().happen(key);
    const locks: number[] = [];
    for (let failure = 1; failure <= 8; failure += 1) {
      wrong(driven);
      const seconds = (driven.station.tries.lockedUntil - driven.now) / 1000;
      locks.push(seconds);
      driven.jump(seconds).happen(key, key);
    }
    expect(locks).toEqual([0, 0, 0, 0, 30, 60, 120, 240]);
  });

  it('does not even check a PIN while it lasts, closed door or not', () => {
    const driven = ready().happen(key);
    for (let failure = 0; failure < 5; failure += 1) wrong(driven);
    driven.effects();
    driven.happen(pin('2468'), key, key, pin('2468'));
    expect(doings(driven)).toEqual([]);
    expect(screen(driven)).toMatchObject({ screen: 'staff-pin', lockedSeconds: 30 });
    driven.jump(30).happen(pin('2468'));
    expect(doings(driven)).toEqual(['check-pin']);
  });

  it('is not overtaken by a burst: one PIN is checked at a time', () => {
    const driven = ready().happen(key);
    driven.effects();
    driven.happen(...Array.from({ length: 50 }, () => pin('0000')));
    expect(doings(driven)).toEqual(['check-pin']);
  });

  it('counts a wrong PIN whose door was closed before the answer', () => {
    const driven = ready();
    for (let failure = 0; failure < 5; failure += 1) driven.happen(key, pin('0000'), key, checked(false));
    expect(driven.station.tries.failures).toBe(5);
    expect(driven.station.tries.lockedUntil).toBe(driven.now + 30_000);
  });

  it('does not open a door that was closed before the right answer', () => {
    const driven = ready().happen(key, pin('2468'), key, checked(true));
    expect(driven.station.staff).toBeNull();
    expect(driven.station.tries.checking).toBe(false);
  });

  it('goes with the right PIN', () => {
    const driven = ready().happen(key);
    wrong(wrong(driven));
    expect(driven.happen(pin('2468'), checked(true)).station.tries.failures).toBe(0);
  });
});

describe('the menu', () => {
  it('shows nothing that differs between one patron and another', () => {
    const one = browsing(lookupRules);
    const other = ready(lookupRules).happen(
      pressed({ press: 'language', language: 'es' }),
      pressed({ press: 'look', look: { textScale: 3, theme: 'contrast', lessMotion: true } }),
      pressed({ press: 'start' }),
      told('open'),
      { is: 'session-said', message: { is: 'shown' } },
    );
    other.pass(90);
    expect(screen(atMenu(other))).toEqual(screen(atMenu(one)));
    expect(Object.keys(screen(atMenu(browsing()))).sort()).toEqual(
      ['closed', 'lastWipe', 'mayAddTime', 'screen', 'state', 'version', 'visit'].sort(),
    );
  });

  it('ends this visit', () => {
    const driven = atMenu(browsing());
    driven.effects();
    expect(doings(driven.happen(staff('end')))).toEqual(['end-session']);
    expect(driven.station.visit?.ending?.reason).toBe('staff');
    expect(driven.station.staff).toBeNull();
  });

  it('adds fifteen minutes that are not counted as the patron’s', () => {
    const driven = atMenu(browsing()).happen(staff('add-time'));
    expect(driven.station.visit?.clock.extraMinutes).toBe(15);
    expect(driven.station.visit?.extensions).toBe(0);
  });

  it('offers more time only where there is a limit', () => {
    expect(screen(atMenu(browsing()))).toMatchObject({ mayAddTime: true });
    expect(screen(atMenu(browsing(lookupRules)))).toMatchObject({ mayAddTime: false });
  });

  it('closes the computer, ends its visit, and keeps it closed until staff open it', () => {
    const driven = atMenu(browsing()).happen(staff('close'), happens('session-gone'), wipedClean);
    driven.happen(pressed({ press: 'receipt-done' }), happens('spare-ready'));
    expect(screen(driven)).toEqual({ screen: 'closed' });
    driven.effects();
    expect(doings(driven.happen(pressed({ press: 'start' })))).toEqual([]);
    expect(screen(atMenu(driven).happen(staff('open')))).toMatchObject({ screen: 'welcome', ready: true });
  });

  it.each([
    ['a blocked station', () => blocked(), 'ask retry'],
    ['a clean one', () => ready(), 'ask close staff'],
    ['one that is wiping', () => closing(), 'ask retry'],
  ])('has %s looked at again', (_what, build, expected) => {
    const driven = atMenu(build());
    driven.effects();
    expect(doings(driven.happen(staff('check')))).toEqual([expected]);
  });

  it('looks at nothing while a patron is in', () => {
    const driven = atMenu(browsing());
    driven.effects();
    expect(doings(driven.happen(staff('check')))).toEqual([]);
  });
});

describe('leaving kiosk mode', () => {
  it('happens at once where nobody sits, and only once', () => {
    const driven = atMenu(ready());
    driven.effects();
    driven.happen(staff('leave')).pass(5);
    expect(doings(driven).filter((doing) => doing === 'leave')).toHaveLength(1);
  });

  it('erases first', () => {
    const driven = atMenu(browsing());
    driven.effects();
    expect(doings(driven.happen(staff('leave')))).toEqual(['end-session']);
    expect(doings(driven.happen(happens('session-gone'), told('wiping')))).not.toContain('leave');
    expect(doings(driven.happen(wipedClean))).toContain('leave');
  });

  it('waits for a wipe that is under way', () => {
    const driven = atMenu(ready().happen(told('wiping')));
    expect(doings(driven.happen(staff('leave')))).not.toContain('leave');
    expect(doings(driven.happen(told('clean')))).toContain('leave');
  });

  it('lets nobody start meanwhile', () => {
    const driven = atMenu(receipted().happen(happens('spare-ready'), told('wiping'))).happen(staff('leave'));
    driven.effects();
    expect(doings(driven.happen(pressed({ press: 'start' })))).toEqual([]);
  });
});
