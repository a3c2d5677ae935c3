// The rules of the station's state: every state with every event, then long runs of events in random order.
import { describe, expect, it } from 'vitest';
import { type Effect, next, type Run, type State, type StateEvent, unknown } from '../../../../agent/state/machine.ts';

const clean: State = { is: 'clean' };
const open: State = { is: 'open' };
const wiping: State = { is: 'wiping', again: false, problem: null, canary: 'none' };
const wipingAgain: State = { ...wiping, again: true };
const wipingUnwritten: State = { ...wiping, problem: 'AGENT-04' };
const beforeCanary: State = { ...wiping, canary: 'follows' };
const inCanary: State = { ...wiping, canary: 'runs' };
const inCanaryAgain: State = { ...inCanary, again: true };
const blocked: State = { is: 'blocked', problem: 'WIPE-01' };
const states = {
  ...{ clean, open, wiping, wipingAgain, wipingUnwritten },
  ...{ beforeCanary, inCanary, inCanaryAgain, blocked, unknown },
} as const;
type Named = keyof typeof states;

const atBoot: Run = { occasion: 'boot', work: ['event-logs', 'user-data'] };
const daily: Run = { occasion: 'daily', work: ['event-logs', 'user-data', 'canary'] };
const logs: Run = { occasion: 'command', work: ['event-logs'] };
const look: Run = { occasion: 'command', work: [] };

const events = {
  startedClean: { is: 'started', found: 'clean', due: null },
  startedOpen: { is: 'started', found: 'open', due: null },
  startedUnknown: { is: 'started', found: null, due: null },
  startedBoot: { is: 'started', found: 'clean', due: atBoot },
  openSeen: { is: 'open', sessionSeen: true, due: null },
  openUnseen: { is: 'open', sessionSeen: false, due: null },
  openDue: { is: 'open', sessionSeen: true, due: daily },
  close: { is: 'close', reason: 'patron' },
  shellLost: { is: 'shell-lost' },
  runDaily: { is: 'run', run: daily },
  runLogs: { is: 'run', run: logs },
  runLook: { is: 'run', run: look },
  receiptClean: { is: 'receipt', verdict: 'clean', logsLeft: false },
  receiptLogs: { is: 'receipt', verdict: 'clean', logsLeft: true },
  receiptResidue: { is: 'receipt', verdict: 'residue', logsLeft: false },
  receiptUnseen: { is: 'receipt', verdict: 'unseen', logsLeft: false },
  auditedClean: { is: 'audited', problem: null },
  auditedResidue: { is: 'audited', problem: 'CANARY-01' },
  wipeFailed: { is: 'wipe-failed', problem: 'WIPE-03' },
  journalFailed: { is: 'journal-failed' },
  retry: { is: 'retry', due: null },
  retryDue: { is: 'retry', due: daily },
} as const satisfies Record<string, StateEvent>;
type EventName = keyof typeof events;

/** State, then the problem if there is one, then what is done. Of a wipe: occasion, groups by their first letter, `*` for every session. */
function summary(state: State, event: StateEvent): string {
  const step = next(state, event);
  const { state: now } = step;
  const problem = 'problem' in now && now.problem !== null ? ` ${now.problem}` : '';
  const again = now.is === 'wiping' && now.again ? ' again' : '';
  const canary = now.is === 'wiping' && now.canary !== 'none' ? ` canary-${now.canary}` : '';
  return `${now.is}${again}${canary}${problem}: ${step.effects.map(effectName).join(' ') || 'nothing'}`;
}

function effectName(effect: Effect): string {
  if (effect.do === 'refuse') return `refuse ${effect.problem}`;
  if (effect.do !== 'wipe') return effect.do;
  const groups = effect.groups.map((group) => group[0]).join('');
  return `${effect.occasion}-${groups}${effect.everySession ? '*' : ''}`;
}

const bootAll = 'wiping: journal tell boot-u*';
const sessionAll = 'wiping: journal tell session-end-u*';
const dailyRun = 'wiping canary-follows: journal tell daily-eu';
const started = {
  startedClean: 'wiping: journal tell boot-u',
  startedOpen: bootAll,
  startedUnknown: bootAll,
  startedBoot: 'wiping: journal tell boot-eu',
} as const;

/** What a state does with everything that does not fit it. */
const unmoved = (words: string): Record<EventName, string> => ({
  ...(Object.fromEntries(Object.keys(events).map((name) => [name, `${words}: answer`])) as Record<EventName, string>),
  ...started,
});

const fromBlocked = (problem: string): Record<EventName, string> => ({
  ...unmoved(`blocked ${problem}`),
  openSeen: `blocked ${problem}: refuse AGENT-05`,
  openUnseen: `blocked ${problem}: refuse AGENT-05`,
  openDue: `blocked ${problem}: refuse AGENT-05`,
  runDaily: `${dailyRun}*`,
  runLogs: 'wiping: journal tell daily-eu*',
  runLook: `wiping ${problem}: journal tell daily-*`,
  retry: sessionAll,
  retryDue: `${dailyRun}*`,
});

const fromWiping = (words: string, again: string, unwritten: string): Record<EventName, string> => ({
  ...unmoved(words),
  openSeen: `${words}: refuse AGENT-05`,
  openUnseen: `${words}: refuse AGENT-05`,
  openDue: `${words}: refuse AGENT-05`,
  runDaily: `${words}: refuse AGENT-09`,
  runLogs: `${words}: refuse AGENT-09`,
  runLook: `${words}: refuse AGENT-09`,
  shellLost: `${again}: nothing`,
  journalFailed: `${unwritten}: nothing`,
  wipeFailed: 'blocked WIPE-03: journal tell',
});

const expected: Record<Named, Record<EventName, string>> = {
  clean: {
    ...unmoved('clean'),
    openSeen: 'open: journal tell',
    openUnseen: 'clean: refuse AGENT-06',
    openDue: dailyRun,
    close: sessionAll,
    shellLost: sessionAll,
    runDaily: dailyRun,
    runLogs: 'wiping: journal tell daily-e',
    runLook: 'wiping: journal tell daily-',
    journalFailed: 'blocked AGENT-04: journal tell',
  },
  open: {
    ...unmoved('open'),
    openSeen: 'open: refuse AGENT-05',
    openUnseen: 'open: refuse AGENT-05',
    openDue: 'open: refuse AGENT-05',
    close: 'wiping: journal tell session-end-u',
    shellLost: sessionAll,
    runDaily: 'open: refuse AGENT-08',
    runLogs: 'open: clear-logs-beside',
    runLook: 'open: refuse AGENT-08',
    journalFailed: 'blocked AGENT-04: journal tell',
  },
  wiping: {
    ...fromWiping('wiping', 'wiping again', 'wiping AGENT-04'),
    receiptClean: 'clean: journal tell',
    receiptLogs: 'blocked LOGS-01: journal tell',
    receiptResidue: 'blocked WIPE-01: journal tell',
    receiptUnseen: 'blocked WIPE-02: journal tell',
  },
  wipingAgain: {
    ...fromWiping('wiping again', 'wiping again', 'wiping again AGENT-04'),
    receiptClean: sessionAll,
    receiptLogs: 'wiping LOGS-01: journal tell session-end-u*',
    receiptResidue: sessionAll,
    receiptUnseen: sessionAll,
  },
  wipingUnwritten: {
    ...fromWiping('wiping AGENT-04', 'wiping again AGENT-04', 'wiping AGENT-04'),
    receiptClean: 'blocked AGENT-04: journal tell',
    receiptLogs: 'blocked AGENT-04: journal tell',
    receiptResidue: 'blocked AGENT-04: journal tell',
    receiptUnseen: 'blocked AGENT-04: journal tell',
  },
  beforeCanary: {
    ...fromWiping('wiping canary-follows', 'wiping again canary-follows', 'wiping canary-follows AGENT-04'),
    receiptClean: 'wiping canary-runs: canary',
    receiptLogs: 'blocked LOGS-01: journal tell',
    receiptResidue: 'blocked WIPE-01: journal tell',
    receiptUnseen: 'blocked WIPE-02: journal tell',
  },
  inCanary: {
    ...fromWiping('wiping canary-runs', 'wiping again canary-runs', 'wiping canary-runs AGENT-04'),
    auditedClean: 'clean: journal tell',
    auditedResidue: 'blocked CANARY-01: journal tell',
  },
  inCanaryAgain: {
    ...fromWiping('wiping again canary-runs', 'wiping again canary-runs', 'wiping again canary-runs AGENT-04'),
    auditedClean: sessionAll,
    auditedResidue: 'wiping CANARY-01: journal tell session-end-u*',
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

  it('open the station from clean alone, only with a session in sight, and only with nothing overdue', () => {
    walk((before, event, _effects, after) => {
      if (after.is !== 'open' || before.is === 'open') return;
      expect([before.is, event]).toEqual(['clean', events.openSeen]);
    });
  });

  it('make it clean by a clean receipt alone, or a canary audit that passed, from a wipe that nothing disturbed', () => {
    walk((before, event, _effects, after) => {
      if (after.is !== 'clean' || before.is === 'clean') return;
      expect([
        [wiping, events.receiptClean],
        [inCanary, events.auditedClean],
      ]).toContainEqual([before, event]);
    });
  });

  it('lead a station that was shut back to clean through a wipe of what people left alone', () => {
    let owesWipe = false;
    walk((_before, _event, effects, after) => {
      const wipes = effects.some((effect) => effect.do === 'wipe' && effect.groups.includes('user-data'));
      owesWipe = after.is === 'blocked' || (owesWipe && !wipes);
      if (after.is === 'clean') expect(owesWipe).toBe(false);
    });
  });

  it('begin a canary audit after a clean receipt alone, and never two', () => {
    walk((before, event, effects) => {
      if (!effects.some((effect) => effect.do === 'canary')) return;
      expect([before, event]).toEqual([beforeCanary, events.receiptClean]);
    });
  });

  it('clean nothing but event logs while a patron is in', () => {
    walk((before, event, effects, after) => {
      if (before.is !== 'open' || event.is !== 'run') return;
      expect(after).toEqual(open);
      if (effects.some((effect) => effect.do !== 'refuse')) expect(event.run.work).toEqual(['event-logs']);
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
      const over = before.is === 'wiping' && event.is === (before.canary === 'runs' ? 'audited' : 'receipt');
      const again = over && before.again;
      const enters = after.is === 'wiping' && (before.is !== 'wiping' || event.is === 'started');
      expect(starts).toBe(enters || again);
    });
  });
});
