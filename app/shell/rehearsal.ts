// The rules of a rehearsal: at the agent's cues the warm spare plants canaries as if it were a visit, and ends as visits do. Pure.
import type { Ask, Cue } from '../../contract/agent-link.ts';
import type { FromSession } from '../../contract/session-link.ts';
import { warmIfNeeded } from './spare.ts';
import { type Effect, inTurn, type Milliseconds, type Rehearsal, type Station, type Step, step } from './station.ts';

type Said = Extract<Ask, { ask: 'rehearsal' }>['is'];
type Refused = Extract<FromSession, { is: 'planted' }>['refused'];

const say = (is: Said, refused?: Refused): Effect => ({
  do: 'ask',
  ask: { ask: 'rehearsal', is, ...(refused === undefined ? {} : { refused }) },
});

const at = (phase: Rehearsal['phase']): Partial<Station> => ({ rehearsal: { phase } });

/** Nobody may be in, another rehearsal neither, and a session must be possible at all. */
const mayPrepare = ({ visit, rehearsal, faults, leaving }: Station): boolean =>
  visit === null && rehearsal === null && faults.policy === null && leaving === 'no';

export function cued(station: Station, cue: Cue, now: Milliseconds): Step {
  switch (cue.cue) {
    case 'prepare':
      return mayPrepare(station) ? prepare(station, now) : step(station, {}, say('impossible'));
    case 'plant':
      return plant(station, cue);
    case 'end':
      return end(station);
    // Done by the same rule as the renewal of each night: only when nobody is there.
    case 'renew':
      return step(station, { renewalDue: true });
  }
}

const prepare = (station: Station, now: Milliseconds): Step =>
  inTurn({ ...station, ...at('preparing') }, (preparing) => warmIfNeeded(preparing, now));

/** After every event: the spare that was waited for may be there. */
export const callWhenWarm = (station: Station): Step =>
  station.rehearsal?.phase === 'preparing' && station.spare === 'ready'
    ? step(station, at('called'), say('ready'))
    : step(station);

function plant(station: Station, { seed }: Extract<Cue, { cue: 'plant' }>): Step {
  if (station.rehearsal?.phase !== 'called' || station.spare !== 'ready') return step(station, {}, say('impossible'));
  return step(station, { ...at('playing'), spare: 'none' }, { do: 'tell-session', message: { do: 'rehearse', seed } });
}

function end(station: Station): Step {
  const phase = station.rehearsal?.phase;
  if (phase === 'playing') return step(station, at('ending'), { do: 'end-session' });
  if (phase === 'ending') return step(station);
  return step(station, phase === undefined ? {} : at('over'), say('over'));
}

/** What the session of a rehearsal says; null: there is none. */
export function rehearsalSaid(station: Station, message: FromSession): Step | null {
  if (station.rehearsal?.phase !== 'playing') return null;
  if (message.is === 'planted') return step(station, {}, say('planted', message.refused));
  return message.is === 'failed' || message.is === 'full' ? step(station, {}, say('impossible')) : step(station);
}

/** Its processes are gone, expected or not; as after a visit, the selections are emptied before the agent is told. */
export function rehearsalGone(station: Station): Step | null {
  const phase = station.rehearsal?.phase;
  if (phase !== 'playing' && phase !== 'ending') return null;
  // An agent that was away meanwhile knows of no rehearsal any more.
  if (station.agent !== 'wiping') return step(station, { rehearsal: null }, { do: 'clear-selections' });
  return step(station, at('over'), { do: 'clear-selections' }, say(phase === 'ending' ? 'over' : 'impossible'));
}

/** The agent is done with it, or has lost it by starting anew. A session that still plays is ended first. */
export function leaveRehearsal(station: Station): Step {
  const phase = station.rehearsal?.phase;
  if (phase === 'playing') return step(station, at('ending'), { do: 'end-session' });
  return phase === undefined || phase === 'ending' ? step(station) : step(station, { rehearsal: null });
}
