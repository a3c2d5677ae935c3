// What holds after any events in any order: thousands of random lives of a station, each repeatable by its seed.
import { describe, expect, it } from 'vitest';
import { newStation, next } from '../../../app/shell/rules.ts';
import { screenOf, viewOf } from '../../../app/shell/screen.ts';
import type { Effect, Fault, Rules, Station, StationEvent } from '../../../app/shell/station.ts';
import { mayStart } from '../../../app/shell/visit.ts';
import { ShellView } from '../../../contract/shell-page.ts';
import { type EndReason, plainLook } from '../../../contract/words.ts';
import { anyEvent, anyPause, emptyWorld, follow, mayHappen, type Outside, scenes } from './any-event.ts';
import { chanceOf } from './chance.ts';
import { lookupRules, rules } from './station.ts';

/** One event of a life: how the station was, what happened, and what came of it. */
interface Moment {
  readonly before: Station;
  readonly event: StationEvent;
  readonly after: Station;
  readonly effects: readonly Effect[];
  readonly now: number;
  readonly outside: Readonly<Outside>;
}

const lives = 200;
const events = 400;
const badPolicy = { code: 'POLICY-03', place: { line: 1, column: 2, key: 'kind' } } as const;

const does = (effects: readonly Effect[], what: Effect['do']): boolean => effects.some((effect) => effect.do === what);
const asks = (effects: readonly Effect[], what: 'open' | 'close'): number =>
  effects.filter((effect) => effect.do === 'ask' && effect.ask.ask === what).length;
const tells = (effects: readonly Effect[], what: 'start' | 'rehearse'): boolean =>
  effects.some((effect) => effect.do === 'tell-session' && effect.message.do === what);

function live(seed: number, fault: Fault | null): readonly Moment[] {
  const chance = chanceOf(seed);
  const first: Rules = seed % 3 === 0 ? lookupRules : rules;
  const moments: Moment[] = [];
  let now = 1_000_000;
  let station = newStation(first, fault, now);
  let outside: Outside = emptyWorld;
  const happen = (event: StationEvent): void => {
    const { station: after, effects } = next(station, event, now);
    moments.push({ before: station, event, after, effects, now, outside });
    outside = follow(outside, event, effects);
    station = after;
  };
  happen({ is: 'pressed', press: { press: 'painted' } });
  for (let count = 0; count < events; count += 1) {
    now += anyPause(chance);
    const event = anyEvent(chance, outside);
    if (event !== null) happen(event);
    if (!chance.in(30)) continue;
    const scene = chance.one(scenes);
    for (const told of scene.events) {
      now += scene.after;
      if (mayHappen(told, outside)) happen(told);
    }
  }
  return moments;
}

const seeds = Array.from({ length: lives }, (_, at) => at + 1);
const allLives = seeds.map((seed) => live(seed, null));
const livesAtFault = seeds.map((seed) => live(seed, badPolicy));

/** @param judge returns what is wrong with a moment, or null */
function always(judge: (moment: Moment) => string | null, of = allLives): void {
  for (const [at, moments] of of.entries()) {
    for (const moment of moments) {
      const wrong = judge(moment);
      if (wrong !== null) throw new Error(`${wrong}, at ${JSON.stringify(moment.event)} in the life of seed ${at + 1}`);
    }
  }
}

/** Counts the moments in which something happened, so that no promise is kept by never being tested. */
const seen = (is: (moment: Moment) => boolean): number => allLives.flat().filter(is).length;

describe('in every life of a station', () => {
  it('the moments that matter do come about', () => {
    expect(seen(({ effects }) => tells(effects, 'start'))).toBeGreaterThan(200);
    expect(seen(({ after }) => after.receipt !== null)).toBeGreaterThan(200);
    expect(seen(({ before, after }) => before.staff?.at === 'pin' && after.staff?.at === 'menu')).toBeGreaterThan(100);
    const reasons = ['patron', 'idle', 'limit', 'staff', 'crash', 'last-tab'] as const;
    const ends = (reason: EndReason) => seen(({ after }) => after.visit?.ending?.reason === reason);
    expect(reasons.filter((reason) => ends(reason) < 5)).toEqual([]);
  });

  it('a visit opens only where everything is clean and ready', () => {
    always(({ before, effects }) => (asks(effects, 'open') > 0 && !mayStart(before) ? 'asked to open' : null));
    always(({ after }) => {
      const fit =
        after.agent === 'clean' &&
        after.spare === 'ready' &&
        after.visit === null &&
        after.faults.agent === null &&
        !after.closed;
      return mayStart(after) && !fit ? 'Start would be possible' : null;
    });
  });

  it('a session starts only when the agent has just said open, and never while another one stands', () => {
    always(({ effects, event, before, outside }) => {
      if (!tells(effects, 'start')) return null;
      const agentOpened = event.is === 'agent-told' && event.tell.tell === 'state' && event.tell.state === 'open';
      if (!agentOpened || before.visit?.phase !== 'opening') return 'started without the agent';
      if (!outside.spareStands || before.spare !== 'ready') return 'started without a warm session';
      return outside.visitStands ? 'gave a patron the session of another' : null;
    });
  });

  it('a session that loaded a page for one Start is never there for another', () => {
    expect(seen(({ effects }) => does(effects, 'end-spare'))).toBeGreaterThan(100);
    always(({ before, after, effects }) => {
      const over = before.visit?.phase === 'opening' && after.visit?.phase !== 'opening';
      if (!over || before.spare !== 'ready' || tells(effects, 'start')) return null;
      return does(effects, 'end-spare') && after.spare === 'leaving' ? null : 'was left to stand';
    });
  });

  it('nobody browses while the agent says anything but open', () => {
    always(({ after }) => (after.visit?.phase === 'browsing' && after.agent !== 'open' ? 'browsed on' : null));
  });

  it('asks the agent to close a visit once, when its processes are gone', () => {
    always(({ before, effects, event }) => {
      if (before.visit === null || asks(effects, 'close') === 0) return null;
      if (event.is !== 'session-gone') return 'asked to close too early';
      return before.visit.ending?.gone || asks(effects, 'close') > 1 ? 'asked to close twice' : null;
    });
  });

  it('lets no visit be over that the agent was not asked to close, while there is an agent to ask', () => {
    always(({ before, after }) => {
      const over = before.visit?.phase === 'ending' && after.visit === null;
      const alone = before.agent === 'away' || after.agent === 'away';
      return over && !alone && !before.visit?.ending?.gone ? 'was never closed' : null;
    });
  });

  it('each visit’s processes are told to end at most once, and always before it is over', () => {
    always(({ before, effects }) => {
      if (does(effects, 'end-session') && before.visit?.phase === 'ending') return 'ended twice';
      const ends = effects.filter((effect) => effect.do === 'end-session').length;
      if (ends > 1) return 'ended twice at once';
      return null;
    });
    always(({ before, after, event, outside }) => {
      const over = before.visit?.phase === 'ending' && after.visit === null;
      const stands = outside.visitStands && event.is !== 'session-gone';
      return over && stands ? 'was over while its processes stood' : null;
    });
  });

  it('a rehearsal is played by a warm session that nobody has, and nobody comes in before it is over', () => {
    expect(seen(({ effects }) => tells(effects, 'rehearse'))).toBeGreaterThan(100);
    always(({ before, effects, outside }) => {
      if (!tells(effects, 'rehearse')) return null;
      if (before.visit !== null || outside.visitStands) return 'played beside a patron';
      return outside.spareStands && before.spare === 'ready' ? null : 'played without a warm session';
    });
    always(({ after }) => (after.rehearsal !== null && mayStart(after) ? 'Start would be possible' : null));
    always(({ after }) => (after.rehearsal !== null && after.visit !== null ? 'somebody was in' : null));
  });

  it('a session that rehearsed is never a patron’s, and no receipt or choice comes of it', () => {
    always(({ before, after, event, outside }) => {
      const over = before.rehearsal !== null && after.rehearsal === null;
      if (over && outside.visitStands && event.is !== 'session-gone') return 'was left to stand';
      return over && after.receipt !== before.receipt && after.receipt !== null ? 'showed a receipt' : null;
    });
  });

  it('the welcome says Start only when Start is possible', () => {
    always(({ after, now }) => {
      const screen = screenOf(after, '1', now);
      return screen.screen === 'welcome' && screen.ready !== mayStart(after) ? 'a Start that lies' : null;
    });
  });

  it('a visit past its limit does not survive a tick', () => {
    always(({ after, event, now }) => {
      const { visit } = after;
      if (event.is !== 'tick' || visit?.phase !== 'browsing' || after.rules.timers.limitMinutes === null) return null;
      const until = visit.clock.startedAt + (after.rules.timers.limitMinutes + visit.clock.extraMinutes) * 60_000;
      return now >= until ? 'went on past its limit' : null;
    });
  });

  it('the idle question stands at least 20 seconds before it ends a visit', () => {
    always(({ before, after, now }) => {
      const ended = before.visit?.phase === 'browsing' && after.visit?.ending?.reason === 'idle';
      const slept = now - (before.visit?.clock.polledAt ?? 0) > 30_000;
      if (!ended || slept) return null;
      const asked = before.visit?.askedAt ?? null;
      return asked === null || now - asked < 20_000 ? 'ended without asking long enough' : null;
    });
  });

  it('a lock of the staff door is never shortened but by the right PIN', () => {
    always(({ before, after, event, now }) => {
      const right = event.is === 'pin-checked' && event.right;
      const shortened =
        after.tries.lockedUntil < before.tries.lockedUntil || after.tries.failures < before.tries.failures;
      if (shortened && !right) return 'a lock was shortened';
      return shortened && now < before.tries.lockedUntil ? 'a lock was opened before its time' : null;
    });
    always(({ before, effects, now }) =>
      does(effects, 'check-pin') && now < before.tries.lockedUntil ? 'a PIN was checked behind the lock' : null,
    );
  });

  it('a blocked station is out of service, whatever else it does', () => {
    always(({ after, now }) => {
      if (after.agent !== 'blocked' || after.visit !== null || after.staff !== null) return null;
      return screenOf(after, '1', now).screen === 'out-of-service' ? null : 'was not out of service';
    });
  });

  it('a station with a bad policy stays out of service and starts nothing', () => {
    always(({ after, effects, now }) => {
      if (does(effects, 'warm') || asks(effects, 'open') > 0 || tells(effects, 'start')) return 'started something';
      const { screen } = screenOf(after, '1', now);
      return after.staff === null && screen !== 'out-of-service' ? `showed ${screen}` : null;
    }, livesAtFault);
  });

  it('nothing of a patron’s choices is there once the visit and its receipt are over', () => {
    always(({ before, after }) => {
      const over = before.visit?.phase === 'ending' && after.visit === null && after.receipt === null;
      const read = before.receipt !== null && after.receipt === null && after.visit === null && after.agent === 'clean';
      const plain = after.language === 'en' && after.look === plainLook;
      return (over || read) && !plain ? 'remembered a choice' : null;
    });
  });

  it('every view fits the contract', () => {
    const names = { place: 'A library', name: 'A station', version: '1' };
    let count = 0;
    always(({ after, now }) => {
      count += 1;
      const fits = count % 7 !== 0 || ShellView.safeParse(viewOf(after, names, now)).success;
      return fits ? null : 'broke the contract';
    });
  });

  it('leaving happens once, with nobody in', () => {
    always(({ before, after, effects }) => {
      if (!does(effects, 'leave')) return null;
      if (after.visit !== null || after.agent === 'open' || after.agent === 'wiping')
        return 'left before it was erased';
      return before.leaving === 'done' ? 'left twice' : null;
    });
  });
});
