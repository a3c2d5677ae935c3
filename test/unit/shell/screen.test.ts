// Which screen is shown: one for every state, the gravest first, and none that promises what the station can't do.
import { describe, expect, it } from 'vitest';
import { screenOf, viewOf } from '../../../app/shell/screen.ts';
import { ShellView } from '../../../contract/shell-page.ts';
import {
  blocked,
  browsing,
  closing,
  type Driven,
  drive,
  ending,
  happens,
  opening,
  pin,
  press,
  ready,
  receipted,
  rules,
  staff,
  told,
  wipedClean,
} from './station.ts';

const screen = (driven: Driven) => screenOf(driven.station, '1.0.0', driven.now);
const badPolicy = { code: 'POLICY-03', place: { line: 14, column: 3, key: 'timers.idel' } } as const;

describe('the screen', () => {
  it.each([
    ['a shell that waits for its agent', () => drive(), { screen: 'wiping', why: 'agent' }],
    ['half a minute without the agent', () => drive().pass(31), { screen: 'out-of-service', code: 'AGENT-01' }],
    ['an agent that wipes at its start', () => drive().happen(told('wiping')), { screen: 'wiping', why: 'boot' }],
    ['no warm spare', () => drive().happen(told('clean')), { screen: 'welcome', ready: false, limitMinutes: 60 }],
    ['everything ready', () => ready(), { screen: 'welcome', ready: true, limitMinutes: 60 }],
    ['Start pressed', () => opening(), { screen: 'welcome', ready: false, limitMinutes: 60 }],
    ['a patron', () => browsing(), { screen: 'behind' }],
    ['a patron who is not there', () => browsing().pass(301), { screen: 'idle', secondsLeft: 30, seconds: 30 }],
    ['a session that does not answer', () => browsing().pass(7), { screen: 'hung' }],
    ['the first moment of an end', () => ending(), { screen: 'behind' }],
    ['an end', () => ending().pass(1), { screen: 'wiping', why: 'session' }],
    ['a long end', () => closing().pass(3), { screen: 'wiping', why: 'slow' }],
    ['a session that does not end', () => ending().pass(61), { screen: 'out-of-service', code: 'SESSION-02' }],
    ['an agent silent about an end', () => closing().pass(61), { screen: 'out-of-service', code: 'AGENT-01' }],
    ['a blocked station', () => blocked(), { screen: 'out-of-service', code: 'WIPE-01' }],
    ['no spare to be had', () => spareless(), { screen: 'out-of-service', code: 'SESSION-01' }],
    ['another agent', () => ready().happen(happens('agent-unlike')), { screen: 'out-of-service', code: 'AGENT-02' }],
    ['a bad policy', () => drive(rules, badPolicy), { screen: 'out-of-service', ...badPolicy }],
    ['a closed computer', () => closed(), { screen: 'closed' }],
  ])('for %s', (_what, build, expected) => {
    expect(screen(build())).toEqual(expected);
  });

  it('shows the receipt of a visit, with its reason', () => {
    expect(screen(receipted())).toMatchObject({ screen: 'receipt', reason: 'patron', full: false });
  });

  it('shows the receipt before the agent’s own next wipe, and trouble before the receipt', () => {
    expect(screen(receipted().happen(told('wiping')))).toMatchObject({ screen: 'receipt' });
    expect(screen(receipted().happen(happens('agent-lost')))).toMatchObject({ screen: 'wiping', why: 'agent' });
  });

  it('shows the staff door before everything', () => {
    for (const build of [ready, browsing, ending, closing, receipted, blocked])
      expect(screen(build().happen(happens('staff-key')))).toMatchObject({ screen: 'staff-pin' });
  });

  it('goes back from the staff door to where the visit was', () => {
    const driven = browsing().happen(happens('staff-key'), happens('staff-key'));
    expect(screen(driven)).toEqual({ screen: 'behind' });
    expect(screen(browsing().happen(happens('staff-key'), press('end')).pass(1))).toMatchObject({
      screen: 'staff-pin',
    });
  });
});

const spareless = (): Driven => {
  const driven = drive().happen(told('clean'));
  for (let time = 0; time < 6; time += 1) driven.happen(happens('spare-gone')).pass(12);
  return driven;
};

const closed = (): Driven =>
  ready().happen(happens('staff-key'), pin('2468'), { is: 'pin-checked', right: true }, staff('close'));

describe('out of service', () => {
  it('is what every kind of block leads to, and a cure leads out again', () => {
    for (const problem of ['WIPE-01', 'WIPE-02', 'WIPE-03', 'WIPE-04', 'AGENT-04'] as const) {
      const driven = ready().happen(told('blocked', { problem }));
      expect(screen(driven)).toEqual({ screen: 'out-of-service', code: problem });
      expect(screen(driven.happen(told('wiping'), wipedClean))).toMatchObject({ screen: 'welcome' });
    }
  });

  it('stays while the agent that was blocked is away', () => {
    expect(screen(blocked().happen(happens('agent-lost')))).toMatchObject({
      screen: 'out-of-service',
      code: 'WIPE-01',
    });
  });

  it('outlasts the cure of something else: a bad policy never goes', () => {
    const driven = drive(rules, badPolicy).happen(told('blocked'), told('wiping'), wipedClean, happens('spare-ready'));
    expect(screen(driven)).toEqual({ screen: 'out-of-service', ...badPolicy });
    driven.effects();
    expect(driven.happen(press('start')).effects()).toEqual([]);
  });

  it('ends when the right agent speaks at last', () => {
    const driven = ready().happen(happens('agent-unlike'), happens('agent-lost'));
    expect(screen(driven)).toEqual({ screen: 'out-of-service', code: 'AGENT-02' });
    expect(screen(driven.happen(told('clean')))).toMatchObject({ screen: 'welcome' });
  });
});

describe('the view', () => {
  it('fits the contract and names the station as its policy does', () => {
    const names = { place: 'Harbour Street Library', name: 'Reading room 4', version: '1.0.0' };
    for (const build of [drive, ready, opening, browsing, ending, closing, receipted, blocked, spareless, closed]) {
      const driven = build();
      const view = viewOf(driven.station, names, driven.now);
      expect(ShellView.parse(view)).toEqual(view);
      expect(view).toMatchObject({
        place: names.place,
        name: names.name,
        kind: 'open-access',
        languages: ['en', 'es'],
      });
    }
  });
});
