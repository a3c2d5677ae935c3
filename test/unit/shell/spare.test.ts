// The spare session: when one is warmed, and what happens when it will not be.
import { describe, expect, it } from 'vitest';
import { mayStart } from '../../../app/shell/visit.ts';
import {
  browsing,
  closing,
  doings,
  drive,
  happens,
  press,
  ready,
  refused,
  rules,
  told,
  wipedClean,
} from './station.ts';

const fails = happens('spare-gone');

describe('a spare', () => {
  it('is warmed when the agent says clean, once', () => {
    const driven = drive().happen(told('clean'));
    expect(doings(driven)).toEqual(['warm']);
    expect(doings(driven.happen(told('clean')).pass(3))).toEqual([]);
  });

  it.each(['open', 'wiping', 'blocked'] as const)('is not warmed while the agent says %s', (state) => {
    expect(doings(drive().happen(told(state)).pass(3))).not.toContain('warm');
  });

  it('is not warmed at a station with a bad policy', () => {
    expect(doings(drive(rules, { code: 'POLICY-03' }).happen(told('clean')).pass(60))).not.toContain('warm');
  });

  it('is not warmed between a visit and its receipt, and is after it', () => {
    const driven = closing();
    driven.effects();
    expect(doings(driven.pass(2))).not.toContain('warm');
    expect(doings(driven.happen(wipedClean))).toEqual(['warm']);
  });

  it('that ends while somebody browses is replaced after them', () => {
    const driven = browsing().happen({ is: 'session-said', message: { is: 'page-up' } }, happens('spare-ready'), fails);
    driven.effects();
    expect(doings(driven.pass(2))).not.toContain('warm');
  });

  it('that loaded a page for a patron who was turned back makes room for another, and has not failed', () => {
    const driven = ready().happen(press('start'), refused);
    expect(mayStart(driven.happen(fails).pass(1).station)).toBe(false);
    expect(mayStart(driven.happen(happens('spare-ready')).station)).toBe(true);
    const again = () => driven.happen(press('start'), refused, fails).pass(1);
    for (let at = 0; at < 9; at++) expect(doings(again().happen(happens('spare-ready')))).toContain('warm');
  });

  it('that fails is tried again with growing pauses, then puts the station out of service', () => {
    const driven = drive().happen(told('clean'));
    const tries: number[] = [];
    for (let second = 0; second < 60 && driven.station.faults.spare === null; second += 1) {
      if (driven.station.spare === 'warming') {
        tries.push(second);
        driven.happen(fails);
      }
      driven.pass(1);
    }
    expect(driven.station.faults.spare).toBe('SESSION-01');
    expect(tries).toEqual([0, 1, 2, 4, 9, 19]);
  });

  it('is tried once a minute after that, and cures the station', () => {
    const driven = drive().happen(told('clean'));
    for (let time = 0; time < 6; time += 1) driven.happen(fails).pass(30);
    expect(driven.station.faults.spare).toBe('SESSION-01');
    driven.effects();
    expect(doings(driven.pass(31))).toEqual(expect.arrayContaining(['warm']));
    driven.happen(happens('spare-ready'));
    expect(driven.station.faults.spare).toBeNull();
  });

  it('that keeps dying as soon as it is warm counts as failing', () => {
    const driven = drive().happen(told('clean'));
    for (let time = 0; time < 6; time += 1) driven.happen(happens('spare-ready')).pass(12).happen(fails).pass(12);
    expect(driven.station.faults.spare).toBe('SESSION-01');
  });

  it('that stood for long and ended has not failed', () => {
    const driven = ready();
    for (let time = 0; time < 12; time += 1) driven.pass(61).happen(fails).pass(1).happen(happens('spare-ready'));
    expect(driven.station.faults.spare).toBeNull();
  });

  it('that is not warm after half a minute is ended', () => {
    const driven = drive().happen(told('clean')).pass(30);
    expect(doings(driven)).not.toContain('end-spare');
    expect(doings(driven.pass(2)).filter((doing) => doing === 'end-spare')).toHaveLength(1);
  });
});
