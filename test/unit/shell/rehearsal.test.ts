// The station checks itself: at the agent's cues a session that is nobody's plants and ends, and nobody can start meanwhile.
import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../app/shell/screen.ts';
import { mayStart } from '../../../app/shell/visit.ts';
import {
  browsing,
  cleanReceipt,
  cued,
  type Driven,
  doings,
  drive,
  happens,
  press,
  ready,
  said,
  told,
} from './station.ts';

const screen = ({ station, now }: Driven) => screenOf(station, '1', now);
const seen = (driven: Driven): Driven => {
  driven.effects();
  return driven;
};
const called = (): Driven => seen(ready()).happen(told('wiping'), cued('prepare'));
const playing = (): Driven => called().happen(cued('plant'));

describe('a rehearsal', () => {
  it('goes from cue to cue and ends as a visit does', () => {
    const station = called();
    expect(doings(station)).toEqual(['ask rehearsal ready']);
    expect(doings(station.happen(cued('plant')))).toEqual(['tell rehearse']);
    expect(doings(station.happen(said({ is: 'planted', refused: [] })))).toEqual(['ask rehearsal planted']);
    expect(doings(station.happen(cued('end')))).toEqual(['end-session']);
    expect(doings(station.happen(happens('session-gone')))).toEqual(['clear-selections', 'ask rehearsal over']);
    expect(doings(station.happen(told('clean')))).toEqual(['warm']);
    expect(station.station).toMatchObject({ rehearsal: null, visit: null, receipt: null });
  });

  it('shows that the station checks itself, and lets nobody start', () => {
    const station = playing();
    expect(screen(station)).toEqual({ screen: 'wiping', why: 'check' });
    station.happen(press('start'), happens('spare-ready'));
    expect(mayStart(station.station)).toBe(false);
    expect(station.station.visit).toBeNull();
  });

  it('waits for a spare that is not warm yet', () => {
    const station = drive().happen(told('wiping'), cued('prepare'));
    expect(doings(station)).toEqual(['warm']);
    expect(doings(station.happen(happens('spare-ready')))).toEqual(['ask rehearsal ready']);
  });

  it('tries again when the spare that it waits for dies', () => {
    const station = seen(drive().happen(told('wiping'), cued('prepare'), happens('spare-gone')));
    expect(doings(station.pass(2))).toContain('warm');
  });

  it('turns back a patron who pressed Start in the same moment', () => {
    const station = seen(ready()).happen(press('start'), told('wiping'), cued('prepare'));
    expect(doings(station)).toEqual(['ask open', 'expect-start', 'end-spare']);
    expect(station.station.visit).toBeNull();
    station.happen(happens('spare-gone')).pass(1);
    expect(doings(station.happen(happens('spare-ready')))).toContain('ask rehearsal ready');
  });

  it('never touches a visit', () => {
    const station = seen(browsing()).happen(cued('prepare'));
    expect(doings(station)).toEqual(['ask rehearsal impossible']);
    expect(station.station.visit?.phase).toBe('browsing');
  });

  it('is impossible when its session fails, is full, or ends too early', () => {
    for (const event of [said({ is: 'failed' }), said({ is: 'full' })])
      expect(doings(seen(playing()).happen(event))).toEqual(['ask rehearsal impossible']);
    const station = seen(playing()).happen(happens('session-gone'));
    expect(doings(station)).toEqual(['clear-selections', 'ask rehearsal impossible']);
    expect(doings(station.happen(cued('end')))).toEqual(['ask rehearsal over']);
  });

  it('is impossible when the spare died before its cue', () => {
    const station = seen(called()).happen(happens('spare-gone'), cued('plant'));
    expect(doings(station)).toEqual(['ask rehearsal impossible']);
  });

  it('hears from its session nothing but that', () => {
    const words = [{ is: 'shown' }, { is: 'end-now' }, { is: 'last-tab-closed' }, { is: 'page-up' }] as const;
    const station = seen(playing());
    for (const word of words) station.happen(said(word));
    expect(doings(station)).toEqual([]);
  });

  it('ends with its agent, and its session too', () => {
    const station = seen(playing()).happen(happens('agent-lost'));
    expect(doings(station)).toEqual(['end-session']);
    station.happen(told('wiping'), happens('session-gone'), told('clean', { receipt: cleanReceipt }));
    expect(station.station.rehearsal).toBeNull();
  });

  it('that failed leaves the station out of service, with the code', () => {
    const station = playing().happen(cued('end'), happens('session-gone'), told('blocked', { problem: 'CANARY-01' }));
    expect(screen(station)).toMatchObject({ screen: 'out-of-service', code: 'CANARY-01' });
  });
});
