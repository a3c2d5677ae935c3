// A visit from Start to its receipt: what each event does in each phase of it.

import { describe, expect, it } from 'vitest';
import {
  blocked,
  browsing,
  cleanReceipt,
  closing,
  type Driven,
  doings,
  drive,
  ending,
  happens,
  lookupRules,
  opening,
  press,
  pressed,
  ready,
  receipted,
  refused,
  rules,
  said,
  told,
  wipedClean,
} from './station.ts';

/** What an event did, with the phase it led to; the effects that led here are forgotten first. */
function after(driven: Driven, ...events: Parameters<Driven['happen']>): [string | null, ...string[]] {
  driven.effects();
  driven.happen(...events);
  return [driven.station.visit?.phase ?? null, ...doings(driven)];
}

describe('Start', () => {
  it('asks the agent and warns the spare, and lets it start only once the agent has opened', () => {
    const driven = ready();
    expect(after(driven, press('start'))).toEqual(['opening', 'ask open', 'expect-start']);
    expect(after(driven, told('open'))).toEqual(['browsing', 'tell start']);
    expect(driven.station.spare).toBe('none');
  });

  it.each([
    ['before the agent has said anything', () => drive()],
    ['without a warm spare', () => drive().happen(told('clean'))],
    ['while the agent wipes', () => drive().happen(told('wiping'), happens('spare-ready'))],
    ['while it is blocked', () => ready().happen(told('blocked'))],
    ['with the agent away', () => ready().happen(happens('agent-lost'))],
    ['with a bad policy', () => drive(rules, { code: 'POLICY-03' }).happen(told('clean'), happens('spare-ready'))],
    ['at the staff door', () => ready().happen(happens('staff-key'))],
    ['twice', () => opening()],
    ['in the middle of a visit', () => browsing()],
    ['before the last visit is gone', () => ending().happen(wipedClean)],
  ])('does nothing %s', (_when, build) => {
    expect(after(build(), press('start')).slice(1)).toEqual([]);
  });

  it('lets the patron go on in the language and the look they chose', () => {
    const look = { textScale: 2, theme: 'dark', lessMotion: true } as const;
    const driven = ready().happen(pressed({ press: 'language', language: 'es' }), pressed({ press: 'look', look }));
    driven.happen(press('start'), told('open'));
    expect(driven.effects()).toContainEqual({
      do: 'tell-session',
      message: { do: 'start', language: 'es', look, time: { minutesLeft: 60, warning: 'none', extensionsLeft: 3 } },
    });
  });

  it.each([
    ['refuses', refused],
    ['is lost', happens('agent-lost')],
    ['wipes for a reason of its own', told('wiping')],
    ['is blocked', told('blocked')],
  ])('leads back to the welcome when the agent %s, and ends the session that loaded a page for it', (_what, event) => {
    expect(after(opening(), event)).toEqual([null, 'end-spare']);
  });

  it('waits while the agent only repeats that it is clean', () => {
    expect(after(opening(), told('clean'))).toEqual(['opening']);
  });

  it('is given up after ten seconds, and what the agent opens late is closed', () => {
    const driven = opening().pass(10);
    expect(driven.station.visit?.phase).toBe('opening');
    driven.effects();
    expect(doings(driven.pass(1))).toEqual(['end-spare', 'end-session']);
    expect(after(driven, happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close crash']);
    expect(after(driven, told('open'))).toEqual(['ending']);
    expect(after(driven, told('wiping'), wipedClean)[0]).toBeNull();
  });

  it('closes again what was opened for a spare that died on the way', () => {
    const driven = opening().happen(happens('spare-gone'));
    expect(after(driven, told('open'))).toEqual(['ending', 'end-session']);
    expect(after(driven, happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close crash']);
  });
});

describe('a visit ends', () => {
  it.each([
    ['patron', press('end')],
    ['patron', said({ is: 'end-now' })],
    ['patron', said({ is: 'end-asked', loses: false })],
    ['last-tab', said({ is: 'last-tab-closed' })],
    ['crash', said({ is: 'failed' })],
    ['crash', said({ is: 'full' })],
    ['crash', told('wiping')],
    ['crash', told('clean')],
    ['crash', told('blocked')],
    ['crash', happens('agent-lost')],
    ['crash', happens('agent-unlike')],
  ] as const)('for the reason %s', (reason, event) => {
    const driven = browsing();
    expect(after(driven, event)).toEqual(['ending', 'end-session']);
    expect(driven.station.visit?.ending?.reason).toBe(reason);
  });

  it('by itself when its processes are gone', () => {
    expect(after(browsing(), happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close crash']);
  });

  it('once, and for its first reason', () => {
    const driven = ending();
    expect(after(driven, said({ is: 'full' }), press('end'), happens('end-key'))).toEqual(['ending']);
    expect(driven.station.visit?.ending).toMatchObject({ reason: 'patron', full: false });
  });

  it('asks the agent to close once, after the processes are gone and the selections emptied', () => {
    const driven = ending();
    expect(after(driven, happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close patron']);
    expect(after(driven, happens('session-gone'))).toEqual(['ending']);
  });

  it('is over with the receipt of its own wipe', () => {
    const driven = closing();
    expect(after(driven, told('wiping'))).toEqual(['ending']);
    expect(after(driven, wipedClean)[0]).toBeNull();
    expect(driven.station.receipt).toMatchObject({ reason: 'patron', full: false, receipt: cleanReceipt });
    expect(driven.station.lastWipe).toBe('clean');
  });

  it('says on the receipt when there was no room left', () => {
    const driven = browsing().happen(said({ is: 'full' }), happens('session-gone'), wipedClean);
    expect(driven.station.receipt).toMatchObject({ reason: 'crash', full: true });
  });

  it('stays until its processes are gone, whatever the agent has wiped meanwhile', () => {
    const driven = ending();
    expect(after(driven, wipedClean)).toEqual(['ending']);
    expect(driven.station.receipt).toBeNull();
    expect(after(driven, happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close patron']);
  });

  it('asks an agent that came back while the processes were still ending', () => {
    const driven = browsing().happen(happens('agent-lost'), told('wiping'));
    expect(after(driven, happens('session-gone'))).toEqual(['ending', 'clear-selections', 'ask close crash']);
  });

  it('asks nobody while the agent is away', () => {
    const driven = browsing().happen(happens('agent-lost'));
    expect(after(driven, happens('session-gone'))).toEqual([null, 'clear-selections']);
    expect(after(driven, told('wiping'), told('clean', { receipt: cleanReceipt }))[0]).toBeNull();
    expect(driven.station.receipt).toBeNull();
  });

  it('is over without a receipt when the agent goes after it was asked', () => {
    expect(after(closing(), happens('agent-lost'))).toEqual([null]);
  });

  it('is over without a receipt when something was left', () => {
    const driven = blocked();
    expect(driven.station.visit).toBeNull();
    expect(driven.station.receipt).toBeNull();
    expect(driven.station.faults.agent).toBe('WIPE-01');
  });

  it('empties the selections when a session ends that nobody had', () => {
    expect(after(ready(), happens('session-gone'))).toEqual([null, 'clear-selections']);
  });
});

describe('End with something to lose', () => {
  const asked = said({ is: 'end-asked', loses: true });

  it('counts down for 20 seconds and then ends by itself', () => {
    const driven = browsing();
    expect(after(driven, asked)).toEqual(['browsing', 'tell ending']);
    driven.pass(19);
    expect(driven.station.visit?.phase).toBe('browsing');
    driven.pass(1);
    expect(driven.station.visit?.ending?.reason).toBe('patron');
  });

  it('tells the session each second how many are left', () => {
    const driven = browsing().happen(asked);
    driven.effects();
    driven.pass(2);
    const messages = driven.effects().flatMap((effect) => (effect.do === 'tell-session' ? [effect.message] : []));
    expect(messages).toContainEqual({ do: 'ending', secondsLeft: 19 });
    expect(messages).toContainEqual({ do: 'ending', secondsLeft: 18 });
  });

  it('is not put off by asking again', () => {
    const driven = browsing().happen(asked).pass(15).happen(asked).pass(5);
    expect(driven.station.visit?.phase).toBe('ending');
  });

  it('is taken back by “Keep browsing”', () => {
    const driven = browsing().happen(asked, said({ is: 'end-kept' }));
    expect(driven.effects()).toContainEqual({ do: 'tell-session', message: { do: 'ending', secondsLeft: null } });
    expect(driven.pass(60).station.visit?.phase).toBe('browsing');
  });

  it('ends at once at a quick-lookup station', () => {
    expect(after(browsing(lookupRules), asked)).toEqual(['ending', 'end-session']);
  });
});

describe('what a session says', () => {
  it.each([
    ['before anybody browses', () => ready()],
    ['while the agent has not opened', () => opening()],
    ['while it is being ended', () => ending()],
    ['after its end', () => receipted()],
  ])('is not heard %s', (_when, build) => {
    for (const is of ['end-now', 'last-tab-closed', 'failed', 'full', 'page-up', 'more-time', 'shown'] as const) {
      const driven = build();
      const before = driven.station;
      driven.effects();
      driven.happen(said({ is }));
      expect(driven.effects()).toEqual([]);
      expect(driven.station).toEqual(before);
    }
  });

  it('warms the next spare once the first page is up, and only one', () => {
    const driven = browsing();
    expect(after(driven, said({ is: 'page-up' }))).toEqual(['browsing', 'warm']);
    expect(after(driven, said({ is: 'page-up' }))).toEqual(['browsing']);
  });
});

describe('a session that says nothing', () => {
  it('is asked each second, is hung after six, and is taken back when it answers', () => {
    const driven = browsing();
    driven.effects();
    expect(doings(driven.pass(1))).toEqual(['tell answer']);
    driven.pass(5);
    expect(driven.station.visit?.hung).toBe(false);
    driven.pass(1);
    expect(driven.station.visit?.hung).toBe(true);
    driven.happen(said({ is: 'alive' }));
    expect(driven.station.visit?.hung).toBe(false);
  });

  it('gets fifteen seconds more when the patron wants to wait', () => {
    const driven = browsing().pass(7).happen(press('wait'));
    expect(driven.pass(15).station.visit?.hung).toBe(false);
    expect(driven.pass(1).station.visit?.hung).toBe(true);
  });

  it('is not blamed for the time in which the shell itself stood still', () => {
    const driven = browsing()
      .pass(2)
      .happen(said({ is: 'alive' }))
      .jump(20)
      .pass(1);
    expect(driven.station.visit?.hung).toBe(false);
    expect(driven.pass(7).station.visit?.hung).toBe(true);
  });

  it('is still ended by the key for End, at once', () => {
    expect(after(browsing().pass(7), happens('end-key'))).toEqual(['ending', 'end-session']);
  });
});

describe('the key for End', () => {
  it('asks the session while it answers', () => {
    expect(after(browsing(), happens('end-key'))).toEqual(['browsing', 'tell end']);
  });

  it('ends at once under the idle question', () => {
    expect(after(browsing().pass(301), happens('end-key'))).toEqual(['ending', 'end-session']);
  });

  it('does nothing where nobody browses', () => {
    for (const build of [ready, opening, ending, closing, receipted]) {
      const driven = build();
      driven.effects();
      expect(doings(driven.happen(happens('end-key')))).toEqual([]);
    }
  });
});

describe('an agent that is open while nobody sits here', () => {
  it('is asked to close', () => {
    expect(after(drive(), told('open'))).toEqual([null, 'ask close crash']);
  });
});
