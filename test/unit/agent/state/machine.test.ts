// The rules of the station's state: every state with every event, then long runs of events in random order.
import { describe, expect, it } from 'vitest';
import { type Effect, next, type State, type StateEvent, unknown } from '../../../../agent/state/machine.ts';

const clean: State = { is: 'clean' };
const open: State = { is: 'open' };
const wiping: State = { is: 'wiping', again: false, problem: null };
const wipingAgain: State = { is: 'wiping', again: true, problem: null };
const wipingUnwritten: State = { is: 'wiping', again: false, problem: 'AGENT-04' };
const blocked: State = { is: 'blocked', problem: 'WIPE-01' };
const states = { clean, open, wiping, wipingAgain, wipingUnwritten, blocked, unknown } as const;
type Named = keyof typeof states;

const events = {
  startedClean: { is: 'started', found: 'clean' },
  startedOpen: { is: 'started', found: 'open' },
  startedUnknown: { is: 'started', found: null },
  openSeen: { is: 'open', sessionSeen: true },
  openUnseen: { is: 'open', sessionSeen: false },
  close: { is: 'close', reason: 'patron' },
  shellLost: { is: 'shell-lost' },
  receiptClean: { is: 'receipt', verdict: 'clean' },
  receiptResidue: { is: 'receipt', verdict: 'residue' },
  receiptUnseen: { is: 'receipt', verdict: 'unseen' },
  wipeFailed: { is: 'wipe-failed', problem: 'WIPE-03' },
  journalFailed: { is: 'journal-failed' },
  retry: { is: 'retry' },
} as const satisfies Record<string, StateEvent>;
type EventName = keyof typeof events;

/** State, then the problem if there is one, then what is done; `*` marks a wipe of every session. */
function summary(state: State, event: StateEvent): string {
  const step = next(state, event);
  const { state: now } = step;
  const problem = 'problem' in now && now.problem !== null ? ` ${now.problem}` : '';
  const again = now.is === 'wiping' && now.again ? ' again' : '';
  return `${now.is}${again}${problem}: ${step.effects.map(effectName).join(' ') || 'nothing'}`;
}

function effectName(effect: Effect): string {
  if (effect.do === 'refuse') return `refuse ${effect.problem}`;
  if (effect.do === 'wipe') return `wipe-${effect.occasion}${effect.everySession ? '*' : ''}`;
  return effect.do;
}

const bootAll = 'wiping: journal tell wipe-boot*';
const sessionAll = 'wiping: journal tell wipe-session-end*';
const started = {
  startedClean: 'wiping: journal tell wipe-boot',
  startedOpen: bootAll,
  startedUnknown: bootAll,
} as const;

const fromBlocked = (problem: string): Record<EventName, string> => ({
  ...started,
  openSeen: `blocked ${problem}: refuse AGENT-05`,
  openUnseen: `blocked ${problem}: refuse AGENT-05`,
  close: `blocked ${problem}: answer`,
  shellLost: `blocked ${problem}: answer`,
  receiptClean: `blocked ${problem}: answer`,
  receiptResidue: `blocked ${problem}: answer`,
  receiptUnseen: `blocked ${problem}: answer`,
  wipeFailed: `blocked ${problem}: answer`,
  journalFailed: `blocked ${problem}: answer`,
  retry: sessionAll,
});

const expected: Record<Named, Record<EventName, string>> = {
  clean: {
    ...started,
    openSeen: 'open: journal tell',
    openUnseen: 'clean: refuse AGENT-06',
    close: sessionAll,
    shellLost: sessionAll,
    receiptClean: 'clean: answer',
    receiptResidue: 'clean: answer',
    receiptUnseen: 'clean: answer',
    wipeFailed: 'clean: answer',
    journalFailed: 'blocked AGENT-04: journal tell',
    retry: 'clean: answer',
  },
  open: {
    ...started,
    openSeen: 'open: refuse AGENT-05',
    openUnseen: 'open: refuse AGENT-05',
    close: 'wiping: journal tell wipe-session-end',
    shellLost: sessionAll,
    receiptClean: 'open: answer',
    receiptResidue: 'open: answer',
    receiptUnseen: 'open: answer',
    wipeFailed: 'open: answer',
    journalFailed: 'blocked AGENT-04: journal tell',
    retry: 'open: answer',
  },
  wiping: {
    ...started,
    openSeen: 'wiping: refuse AGENT-05',
    openUnseen: 'wiping: refuse AGENT-05',
    close: 'wiping: answer',
    shellLost: 'wiping again: nothing',
    receiptClean: 'clean: journal tell',
    receiptResidue: 'blocked WIPE-01: journal tell',
    receiptUnseen: 'blocked WIPE-02: journal tell',
    wipeFailed: 'blocked WIPE-03: journal tell',
    journalFailed: 'wiping AGENT-04: nothing',
    retry: 'wiping: answer',
  },
  wipingAgain: {
    ...started,
    openSeen: 'wiping again: refuse AGENT-05',
    openUnseen: 'wiping again: refuse AGENT-05',
    close: 'wiping again: answer',
    shellLost: 'wiping again: nothing',
    receiptClean: sessionAll,
    receiptResidue: sessionAll,
    receiptUnseen: sessionAll,
    wipeFailed: 'blocked WIPE-03: journal tell',
    journalFailed: 'wiping again AGENT-04: nothing',
    retry: 'wiping again: answer',
  },
  wipingUnwritten: {
    ...started,
    openSeen: 'wiping AGENT-04: refuse AGENT-05',
    openUnseen: 'wiping AGENT-04: refuse AGENT-05',
    close: 'wiping AGENT-04: answer',
    shellLost: 'wiping again AGENT-04: nothing',
    receiptClean: 'blocked AGENT-04: journal tell',
    receiptResidue: 'blocked AGENT-04: journal tell',
    receiptUnseen: 'blocked AGENT-04: journal tell',
    wipeFailed: 'blocked WIPE-03: journal tell',
    journalFailed: 'wiping AGENT-04: nothing',
    retry: 'wiping AGENT-04: answer',
  },
  blocked: fromBlocked('WIPE-01'),
  unknown: fromBlocked('AGENT-01'),
};

describe('every state with every event', () => {
  const pairs = (Object.keys(states) as Named[]).flatMap((state) =>
    (Object.keys(events) as EventName[]).map((event) => ({ state, event })),
  );
  it.each(pairs)('$state, $event', ({ state, event }) => {
    expect(summary(states[state], events[event])).toBe(expected[state][event]);
  });
});

/** A small generator of numbers that a seed decides (mulberry32), so that a run that fails can be run again. */
function numbersFrom(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('long runs of events in random order', () => {
  const names = Object.keys(events) as EventName[];
  const runs = 400;
  const length = 60;

  const walk = (visit: (before: State, event: StateEvent, effects: readonly Effect[], after: State) => void): void => {
    for (let seed = 1; seed <= runs; seed++) {
      const draw = numbersFrom(seed);
      let state: State = unknown;
      for (let step = 0; step < length; step++) {
        const event = events[names[Math.floor(draw() * names.length)] ?? 'retry'];
        const outcome = next(state, event);
        visit(state, event, outcome.effects, outcome.state);
        state = outcome.state;
      }
    }
  };

  it('reach every state', () => {
    const seen = new Set<string>();
    walk((_before, _event, _effects, after) => seen.add(after.is));
    expect([...seen].sort()).toEqual(['blocked', 'clean', 'open', 'wiping']);
  });

  it('open the station from clean alone, and only with a session in sight', () => {
    walk((before, event, _effects, after) => {
      if (after.is !== 'open' || before.is === 'open') return;
      expect([before.is, event]).toEqual(['clean', events.openSeen]);
    });
  });

  it('make it clean by a clean receipt alone, from a wipe that nothing disturbed', () => {
    walk((before, event, _effects, after) => {
      if (after.is !== 'clean' || before.is === 'clean') return;
      expect([before, event]).toEqual([wiping, events.receiptClean]);
    });
  });

  it('wipe whatever was lost or unknown before it can be clean', () => {
    walk((before, event, _effects, after) => {
      const lost = event.is === 'started' || (event.is === 'shell-lost' && before.is !== 'blocked');
      if (lost) expect(after.is).toBe('wiping');
    });
  });

  it('write a changed state down before anybody is told of it', () => {
    walk((before, _event, effects, after) => {
      if (after.is === before.is) return;
      const order = effects.map((effect) => effect.do);
      expect(order.indexOf('journal')).toBe(0);
      expect(order.indexOf('tell')).toBe(1);
    });
  });

  it('start a wipe exactly when they enter wiping, or settle one that has to be done again', () => {
    walk((before, event, effects, after) => {
      const starts = effects.some((effect) => effect.do === 'wipe');
      const again = before.is === 'wiping' && before.again && event.is === 'receipt';
      const enters = after.is === 'wiping' && (before.is !== 'wiping' || event.is === 'started');
      expect(starts).toBe(enters || again);
    });
  });
});
