// Stations in any state for the tests of the shell's rules: built by events, as in life, never by hand.

import { newStation, next } from '../../../app/shell/rules.ts';
import type { Effect, Fault, Rules, Station, StationEvent } from '../../../app/shell/station.ts';
import type { Cue, Tell } from '../../../contract/agent-link.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import type { FromSession } from '../../../contract/session-link.ts';
import type { Press } from '../../../contract/shell-page.ts';

export const rules: Rules = {
  kind: 'open-access',
  languages: ['en', 'es'],
  hasPin: true,
  timers: {
    idleSeconds: 300,
    warningSeconds: 30,
    limitMinutes: 60,
    extendMinutes: 15,
    extendTimes: 3,
    receiptSeconds: 10,
    renewAt: '04:30',
  },
};

export const lookupRules: Rules = {
  ...rules,
  kind: 'quick-lookup',
  timers: { ...rules.timers, idleSeconds: 120, limitMinutes: null },
};

export const cleanReceipt: Receipt = {
  verdict: 'clean',
  containment: 'bubblewrap',
  checks: [{ id: 'processes', looked: 12, left: 0 }],
  left: 0,
  removed: 0,
  milliseconds: 40,
};

type State = Extract<Tell, { tell: 'state' }>['state'];

export const told = (state: State, more: Partial<Extract<Tell, { tell: 'state' }>> = {}): StationEvent => ({
  is: 'agent-told',
  tell: { tell: 'state', state, ...more },
});
export const wipedClean = told('clean', { receipt: cleanReceipt });
export const refused: StationEvent = { is: 'agent-told', tell: { tell: 'refused', problem: 'AGENT-05' } };
const seed = { mask: '0'.repeat(32), masked: 'f'.repeat(32) };
export const cued = (cue: Cue['cue']): StationEvent => ({
  is: 'agent-cued',
  cue: cue === 'plant' ? { cue, seed } : { cue },
});
export const pressed = (press: Press): StationEvent => ({ is: 'pressed', press });
export const press = (name: Extract<Press['press'], 'start' | 'end' | 'still-here' | 'wait' | 'receipt-done'>) =>
  pressed({ press: name });
export const staff = (choice: Extract<Press, { press: 'staff' }>['choice']) => pressed({ press: 'staff', choice });
export const pin = (digits: string) => pressed({ press: 'staff-pin', pin: digits });
export const said = (message: FromSession): StationEvent => ({ is: 'session-said', message });
export const happens = (
  is: 'agent-lost' | 'agent-unlike' | 'spare-ready' | 'spare-gone' | 'session-gone' | 'end-key' | 'staff-key',
): StationEvent => ({ is });

/** A station in the hands of a test: time passes only when it is told to. */
export interface Driven {
  readonly station: Station;
  readonly now: number;
  /** Everything that was done since it was last taken. */
  effects(): Effect[];
  happen(...events: StationEvent[]): Driven;
  /** Ticks once a second, as the shell does. `idle` at the first tick; it grows by itself. */
  pass(seconds: number, options?: { idle?: number; timeOfDay?: string }): Driven;
  /** Time goes by and nothing ticks: a computer that sleeps, a shell that stands still. */
  jump(seconds: number): Driven;
}

export function drive(first: Rules = rules, fault: Fault | null = null): Driven {
  let now = 1_000_000;
  let station = newStation(first, fault, now);
  let done: Effect[] = [];
  const happen = (event: StationEvent): void => {
    const step = next(station, event, now);
    station = step.station;
    done.push(...step.effects);
  };
  const driven: Driven = {
    get station() {
      return station;
    },
    get now() {
      return now;
    },
    effects() {
      const taken = done;
      done = [];
      return taken;
    },
    happen(...events) {
      for (const event of events) happen(event);
      return driven;
    },
    pass(seconds, { idle = 0, timeOfDay = '12:00' } = {}) {
      for (let second = 0; second < seconds; second += 1) {
        now += 1000;
        happen({ is: 'tick', idleSeconds: idle + second, timeOfDay });
      }
      return driven;
    },
    jump(seconds) {
      now += seconds * 1000;
      return driven;
    },
  };
  // The welcome is painted before anything else happens to a station.
  happen({ is: 'pressed', press: { press: 'painted' } });
  return driven;
}

/** Agent clean, spare warm. */
export const ready = (first: Rules = rules): Driven => drive(first).happen(told('clean'), happens('spare-ready'));
export const opening = (first: Rules = rules): Driven => ready(first).happen(press('start'));
export const browsing = (first: Rules = rules): Driven => opening(first).happen(told('open'), said({ is: 'shown' }));
/** The session's processes are being ended. */
export const ending = (first: Rules = rules): Driven => browsing(first).happen(press('end'));
/** They are gone and the agent has been asked. */
export const closing = (first: Rules = rules): Driven => ending(first).happen(happens('session-gone'));
/** The receipt is on the screen. */
export const receipted = (first: Rules = rules): Driven => closing(first).happen(told('wiping'), wipedClean);
export const blocked = (first: Rules = rules): Driven => closing(first).happen(told('blocked', { problem: 'WIPE-01' }));

export const doings = (driven: Driven): string[] =>
  driven.effects().map((effect) => {
    if (effect.do === 'ask') {
      const more = effect.ask.ask === 'close' ? effect.ask.reason : effect.ask.ask === 'rehearsal' ? effect.ask.is : '';
      return `ask ${effect.ask.ask} ${more}`.trimEnd();
    }
    return effect.do === 'tell-session' ? `tell ${effect.message.do}` : effect.do;
  });
