// What follows from the agent's words and from its silence. It owns the state of the station; the shell obeys. Pure.
import type { Tell } from '../../contract/agent-link.ts';
import { end, over, wiped } from './ending.ts';
import { leaveRehearsal } from './rehearsal.ts';
import { endTaken, warmIfNeeded } from './spare.ts';
import { inTurn, type Milliseconds, type Station, type Step, step } from './station.ts';
import { opened } from './visit.ts';

type StateTold = Extract<Tell, { tell: 'state' }>;

/** The patron goes back to the welcome: nothing was shown to them yet. */
const backFromOpening = (station: Station): Step =>
  station.visit?.phase === 'opening' ? endTaken({ ...station, visit: null }) : step(station);

/** Nobody browses on while the agent says anything but `open`: the visit could not be vouched for. */
const endBrowsing = (station: Station, now: Milliseconds): Step =>
  station.visit?.phase === 'browsing' ? end(station, 'crash', now) : step(station);

/** The agent believes that somebody is in, and nobody is: it must not stay open. */
const closeEmpty = (station: Station): Step => step(station, {}, { do: 'ask', ask: { ask: 'close', reason: 'crash' } });

/** A receipt on the screen says that all is well; it goes when that is no longer so. */
const dropReceipt = (station: Station): Step =>
  station.receipt === null ? step(station) : step(station, { receipt: null });

function follow(station: Station, tell: StateTold, now: Milliseconds): Step {
  switch (tell.state) {
    case 'open':
      return station.visit === null ? closeEmpty(station) : opened(station, now);
    case 'clean':
      return inTurn(
        station,
        leaveRehearsal,
        (at) => endBrowsing(at, now),
        (at) => wiped(at, tell, now),
        (at) => warmIfNeeded(at, now),
      );
    case 'blocked':
      return inTurn(
        station,
        leaveRehearsal,
        backFromOpening,
        (at) => endBrowsing(at, now),
        (at) => wiped(at, tell, now),
        dropReceipt,
      );
    case 'wiping':
      return inTurn(station, backFromOpening, (at) => endBrowsing(at, now));
  }
}

export function agentTold(station: Station, tell: Tell, now: Milliseconds): Step {
  if (tell.tell === 'refused') return backFromOpening(station);
  const told: Station = {
    ...station,
    agent: tell.state,
    agentSince: station.agent === tell.state ? station.agentSince : now,
    faults: { ...station.faults, agent: tell.state === 'blocked' ? (tell.problem ?? 'WIPE-01') : null },
  };
  return follow(told, tell, now);
}

/** No agent, no session: without it nobody could verify the end. */
export function agentLost(station: Station, now: Milliseconds): Step {
  const lost: Station = { ...station, agent: 'away', agentSince: station.agent === 'away' ? station.agentSince : now };
  if (lost.visit?.ending?.gone) return over(lost);
  return inTurn(lost, leaveRehearsal, backFromOpening, (at) => endBrowsing(at, now));
}

/** What speaks there is not our agent, or not of our version: nothing it says can be relied on. */
export const agentUnlike = (station: Station, now: Milliseconds): Step =>
  agentLost({ ...station, faults: { ...station.faults, agent: 'AGENT-02' } }, now);
