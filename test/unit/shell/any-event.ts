// Events as life and malice bring them, for the invariants: an agent in any mood, a session that says anything, any press.
import type { Effect, StationEvent } from '../../../app/shell/station.ts';
import type { Ask } from '../../../contract/agent-link.ts';
import type { FromSession, ToSession } from '../../../contract/session-link.ts';
import type { Press } from '../../../contract/shell-page.ts';
import type { Chance } from './chance.ts';
import { cleanReceipt, cued, happens, pressed, refused, said, told } from './station.ts';

type RehearsalSaid = Extract<Ask, { ask: 'rehearsal' }>['is'];

/** What the world outside the rules holds; an event that it makes impossible is not drawn. */
export interface Outside {
  readonly spareStands: boolean;
  readonly visitStands: boolean;
  readonly pinIsChecked: boolean;
  /** What would happen next if everything went well. */
  readonly awaited: readonly StationEvent[];
}

export const emptyWorld: Outside = { spareStands: false, visitStands: false, pinIsChecked: false, awaited: [] };

const presses: readonly Press[] = [
  { press: 'start' },
  { press: 'start' },
  { press: 'start' },
  { press: 'language', language: 'es' },
  { press: 'look', look: { textScale: 2, theme: 'dark', lessMotion: false } },
  { press: 'receipt-done' },
  { press: 'receipt-hold' },
  { press: 'still-here' },
  { press: 'end' },
  { press: 'wait' },
  { press: 'staff-door' },
  { press: 'staff-pin', pin: '0000' },
  { press: 'painted' },
  ...(['back', 'end', 'add-time', 'check', 'close', 'open', 'open'] as const).map(
    (choice): Press => ({ press: 'staff', choice }),
  ),
];

const sayings: readonly FromSession[] = [
  { is: 'shown' },
  { is: 'page-up' },
  { is: 'alive' },
  { is: 'alive' },
  { is: 'end-asked', loses: true },
  { is: 'end-asked', loses: false },
  { is: 'end-kept' },
  { is: 'end-now' },
  { is: 'last-tab-closed' },
  { is: 'failed' },
  { is: 'full' },
  { is: 'more-time' },
  { is: 'ready' },
  { is: 'planted', refused: [] },
];

function agentEvent(chance: Chance): StationEvent {
  if (chance.in(12)) return chance.one([happens('agent-lost'), happens('agent-unlike'), refused]);
  if (chance.in(6)) return cued(chance.one(['prepare', 'plant', 'end', 'renew'] as const));
  const state = chance.one(['clean', 'clean', 'open', 'open', 'wiping', 'blocked'] as const);
  if (state === 'clean' && !chance.in(3)) return told('clean', { receipt: cleanReceipt });
  return state === 'blocked' ? told('blocked', { problem: 'WIPE-01' }) : told(state);
}

function processEvent(chance: Chance, outside: Outside): StationEvent | null {
  if (outside.spareStands && chance.in(2)) return chance.in(4) ? happens('spare-gone') : happens('spare-ready');
  return outside.visitStands && chance.in(3) ? happens('session-gone') : null;
}

function answersOfSession(asked: ToSession['do']): readonly StationEvent[] {
  if (asked === 'rehearse') return [said({ is: 'planted', refused: [] })];
  return asked === 'start' ? [said({ is: 'shown' })] : [];
}

const answersOfAudit: Readonly<Record<RehearsalSaid, readonly StationEvent[]>> = {
  ready: [cued('plant')],
  planted: [cued('end')],
  over: [told('clean', { receipt: cleanReceipt })],
  impossible: [cued('end')],
};

/** How a world in which nothing fails answers what the shell does. */
function answersTo(effect: Effect): readonly StationEvent[] {
  if (effect.do === 'warm') return [happens('spare-ready')];
  if (effect.do === 'end-session') return [happens('session-gone')];
  if (effect.do === 'tell-session') return answersOfSession(effect.message.do);
  if (effect.do !== 'ask') return [];
  if (effect.ask.ask === 'rehearsal') return answersOfAudit[effect.ask.is];
  return effect.ask.ask === 'open' ? [told('open')] : [told('wiping'), told('clean', { receipt: cleanReceipt })];
}

/** Processes do as they are told: what was started stands until its end is heard. */
export function follow(outside: Outside, event: StationEvent, effects: readonly Effect[]): Outside {
  const does = (what: Effect['do']): boolean => effects.some((effect) => effect.do === what);
  const started = effects.some(
    (effect) => effect.do === 'tell-session' && ['start', 'rehearse'].includes(effect.message.do),
  );
  return {
    spareStands: (outside.spareStands && event.is !== 'spare-gone' && !started) || does('warm'),
    visitStands: (outside.visitStands && event.is !== 'session-gone') || started || does('end-session'),
    pinIsChecked: (outside.pinIsChecked && event.is !== 'pin-checked') || does('check-pin'),
    awaited: [...outside.awaited.filter((awaited) => awaited !== event), ...effects.flatMap(answersTo)],
  };
}

/** Nothing is heard of processes that are not there, or of a PIN that nobody checks. */
export function mayHappen(event: StationEvent, outside: Outside): boolean {
  if (event.is === 'pin-checked') return outside.pinIsChecked;
  if (event.is === 'spare-ready') return outside.spareStands;
  return event.is === 'session-gone' || event.is === 'session-said' ? outside.visitStands : true;
}

/** null: what was drawn can't happen now. */
export function anyEvent(chance: Chance, outside: Outside): StationEvent | null {
  const awaited = outside.awaited.find((event) => mayHappen(event, outside));
  if (awaited !== undefined && !chance.in(3)) return awaited;
  return chance.in(12) ? agentEvent(chance) : anybodysEvent(chance, outside);
}

function anybodysEvent(chance: Chance, outside: Outside): StationEvent | null {
  // Rarely, since nothing comes after it.
  if (chance.in(200)) return pressed({ press: 'staff', choice: 'leave' });
  switch (chance.whole(6)) {
    case 0:
    case 1:
      return pressed(chance.one(presses));
    case 2:
      return processEvent(chance, outside);
    case 3:
      return outside.visitStands ? said(chance.one(sayings)) : null;
    case 4:
      if (outside.pinIsChecked) return { is: 'pin-checked', right: chance.in(2) };
      return chance.in(2) ? happens('staff-key') : happens('end-key');
    default: {
      const idleSeconds = chance.in(4) ? chance.whole(400) : 0;
      return { is: 'tick', idleSeconds, timeOfDay: chance.in(20) ? '04:30' : '12:00' };
    }
  }
}

/** Events that belong together, each `after` milliseconds after the one before: chance alone would never draw them. */
export interface Scene {
  readonly after: number;
  readonly events: readonly StationEvent[];
}

export const scenes: readonly Scene[] = [
  /** Somebody goes away without a word. */
  {
    after: 7000,
    events: Array.from({ length: 12 }, (_, at) => ({ is: 'tick', idleSeconds: 280 + at * 7, timeOfDay: '12:00' })),
  },
  /** The agent makes its audit. */
  {
    after: 300,
    events: [told('wiping'), cued('prepare')],
  },
  /** Staff come and end the visit. */
  {
    after: 500,
    events: [
      happens('staff-key'),
      pressed({ press: 'staff-pin', pin: '2468' }),
      { is: 'pin-checked', right: true },
      pressed({ press: 'staff', choice: 'end' }),
    ],
  },
];

/** Mostly moments, sometimes a sleep. */
export const anyPause = (chance: Chance): number =>
  chance.in(60) ? chance.whole(7_200_000) : chance.in(4) ? chance.whole(30_000) : chance.whole(1200);
