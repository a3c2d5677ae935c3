// What follows from each event: the one place where the rules of visit, agent, spare, staff and time meet. Pure.
import type { Press } from '../../contract/shell-page.ts';
import { agentLost, agentTold, agentUnlike } from './agent-rules.ts';
import { end, forgottenChoices, giveUpOpening, sessionGone } from './ending.ts';
import { callWhenWarm, cued, rehearsalGone, rehearsalSaid } from './rehearsal.ts';
import { endStuckSpare, spareGone, spareReady, warmIfNeeded } from './spare.ts';
import {
  choose,
  closeDoor,
  closeForgottenDoor,
  enterPin,
  leaveWhenErased,
  noTries,
  openDoor,
  pinChecked,
} from './staff.ts';
import {
  browsing,
  type Fault,
  inTurn,
  type Milliseconds,
  type Rules,
  type Station,
  type StationEvent,
  type Step,
  step,
} from './station.ts';
import { passTime, stillHere } from './time.ts';
import { dropReceiptInTime, forgetChoices, holdReceipt, leaveReceipt, renewAtNight, watchPaint } from './upkeep.ts';
import { countEnding, sessionSaid, start, waitForSession, watchSession } from './visit.ts';

/** The welcome comes first: the first spare waits until it is painted, or this long. */
const firstPaint = 2000;

function painted(station: Station, now: Milliseconds): Step {
  const spareRetryAt = station.spareFailures === 0 ? Math.min(station.spareRetryAt, now) : station.spareRetryAt;
  return inTurn(
    station,
    (at) => step(at, { paintedAt: now, spareRetryAt }),
    (at) => warmIfNeeded(at, now),
  );
}

export function newStation(rules: Rules, fault: Fault | null, now: Milliseconds): Station {
  return {
    rules,
    agent: 'away',
    agentSince: now,
    faults: { policy: fault, agent: null, spare: null },
    spare: 'none',
    spareSince: now,
    spareFailures: 0,
    spareRetryAt: now + firstPaint,
    visit: null,
    rehearsal: null,
    receipt: null,
    lastWipe: 'none',
    staff: null,
    tries: noTries,
    closed: false,
    leaving: 'no',
    ...forgottenChoices(rules),
    paintedAt: now,
    renewedAt: now,
    renewalDue: false,
  };
}

function pressed(station: Station, press: Press, now: Milliseconds): Step {
  switch (press.press) {
    case 'start':
      return start(station, now);
    case 'language':
      return station.rules.languages.includes(press.language)
        ? step(station, { language: press.language })
        : step(station);
    case 'look':
      return step(station, { look: press.look });
    case 'receipt-done':
      return leaveReceipt(station);
    case 'receipt-hold':
      return holdReceipt(station, now);
    case 'still-here':
      return stillHere(station, now);
    case 'end':
      return end(station, 'patron', now);
    case 'wait':
      return waitForSession(station, now);
    case 'staff-door':
      return openDoor(station, now);
    case 'staff-pin':
      return enterPin(station, press.pin, now);
    case 'staff':
      return choose(station, press.choice, now);
    case 'painted':
      return painted(station, now);
  }
}

/** The key for End works everywhere: at once where our own screen is up, through the session's panel otherwise. */
function endKey(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  if (visit.hung || visit.idleSecondsLeft !== null) return end(station, 'patron', now);
  return step(station, {}, { do: 'tell-session', message: { do: 'end' } });
}

function tick(station: Station, event: Extract<StationEvent, { is: 'tick' }>, now: Milliseconds): Step {
  return inTurn(
    station,
    (at) => giveUpOpening(at, now),
    (at) => watchSession(at, now),
    (at) => passTime(at, event.idleSeconds, now),
    (at) => countEnding(at, now),
    (at) => dropReceiptInTime(at, now),
    (at) => forgetChoices(at, event.idleSeconds),
    (at) => closeForgottenDoor(at, now),
    (at) => endStuckSpare(at, now),
    (at) => warmIfNeeded(at, now),
    (at) => watchPaint(at, now),
    (at) => renewAtNight(at, event.timeOfDay, now),
  );
}

function follow(station: Station, event: StationEvent, now: Milliseconds): Step {
  switch (event.is) {
    case 'tick':
      return tick(station, event, now);
    case 'pressed':
      return pressed(station, event.press, now);
    case 'agent-told':
      return agentTold(station, event.tell, now);
    case 'agent-cued':
      return cued(station, event.cue, now);
    case 'agent-lost':
      return agentLost(station, now);
    case 'agent-unlike':
      return agentUnlike(station, now);
    case 'spare-ready':
      return spareReady(station, now);
    case 'spare-gone':
      return spareGone(station, now);
    case 'session-said':
      return rehearsalSaid(station, event.message) ?? sessionSaid(station, event.message, now);
    case 'session-gone':
      return rehearsalGone(station) ?? sessionGone(station, now);
    case 'end-key':
      return endKey(station, now);
    case 'staff-key':
      return station.staff === null ? openDoor(station, now) : closeDoor(station);
    case 'pin-checked':
      return pinChecked(station, event.right, now);
  }
}

/** The shell's whole behaviour: a station, an event and a monotonic time give a station and what must be done. */
export const next = (station: Station, event: StationEvent, now: Milliseconds): Step =>
  inTurn(station, (at) => follow(at, event, now), callWhenWarm, leaveWhenErased);
