// What follows from each event: the one place where the rules of visit, agent, spare, staff and time meet. Pure.
import type { Tell } from '../../contract/agent-link.ts';
import type { Press } from '../../contract/shell-page.ts';
import { plainLook } from '../../contract/words.ts';
import { choose, closeDoor, closeForgottenDoor, enterPin, leaveWhenErased, openDoor, pinChecked } from './staff.ts';
import { inTurn, type Milliseconds, type Rules, type Station, type StationEvent, type Step, step } from './station.ts';
import { passTime, stillHere } from './time.ts';
import {
  browsing,
  countEnding,
  end,
  opened,
  sessionGone,
  sessionSaid,
  start,
  waitForSession,
  watchSession,
  wiped,
} from './visit.ts';

/** A receipt that somebody touched stays long enough to be read to its end. */
const heldReceipt = 60_000;
/** Pauses before another try at a spare session, in milliseconds; after the last one the station is out of service. */
const sparePauses = [0, 500, 2000, 5000, 10_000] as const;
/** Without a painted frame for this long the page is loaded again. */
const unpainted = 20_000;

export function newStation(rules: Rules, fault: Station['fault'], now: Milliseconds): Station {
  return {
    rules,
    agent: 'away',
    agentSince: now,
    fault,
    spare: 'none',
    spareFailures: 0,
    spareRetryAt: now,
    visit: null,
    receipt: null,
    lastWipe: 'none',
    staff: null,
    tries: { failures: 0, lockedUntil: 0 },
    closed: false,
    leaving: false,
    language: rules.languages[0] ?? 'en',
    look: plainLook,
    paintedAt: now,
    renewedAt: now,
  };
}

/** A station whose policy is at fault never warms a session; one with a patron warms the next only after the page is up. */
function warmIfNeeded(station: Station, now: Milliseconds): Step {
  const idle = station.agent === 'clean' && station.visit === null;
  if (!idle || station.spare !== 'none' || station.fault !== null || now < station.spareRetryAt) return step(station);
  return step(station, { spare: 'warming' }, { do: 'warm' });
}

function spareGone(station: Station, now: Milliseconds): Step {
  const pause = sparePauses[station.spareFailures];
  if (pause === undefined) return step(station, { spare: 'none', fault: { code: 'SESSION-01' } });
  return step(station, { spare: 'none', spareFailures: station.spareFailures + 1, spareRetryAt: now + pause });
}

function blocked(station: Station, tell: Extract<Tell, { tell: 'state' }>): Step {
  return step(station, { fault: { code: tell.problem ?? 'WIPE-01' } });
}

/** A fault that the agent told of goes when the agent says that it is over; one in the policy does not. */
const agentFaults: readonly string[] = ['WIPE-01', 'WIPE-02', 'WIPE-03', 'WIPE-04', 'AGENT-04'];

function agentState(station: Station, tell: Extract<Tell, { tell: 'state' }>, now: Milliseconds): Step {
  const cured = station.fault !== null && agentFaults.includes(station.fault.code) && tell.state !== 'blocked';
  const told: Station = {
    ...station,
    agent: tell.state,
    agentSince: station.agent === tell.state ? station.agentSince : now,
    fault: cured ? null : station.fault,
  };
  switch (tell.state) {
    case 'open':
      return opened(told, now);
    case 'clean':
      return inTurn(
        told,
        (at) => (at.visit?.phase === 'opening' ? step(at) : wiped(at, tell, now)),
        (at) => warmIfNeeded(at, now),
      );
    case 'blocked':
      return inTurn(
        told,
        (at) => wiped(at, tell, now),
        (at) => blocked(at, tell),
      );
    case 'wiping':
      // The agent wipes for a reason of its own (it was restarted): whoever sat here can't go on.
      return browsing(told) === null ? step(told) : end(told, 'crash', now);
  }
}

function agentTold(station: Station, tell: Tell, now: Milliseconds): Step {
  if (tell.tell === 'state') return agentState(station, tell, now);
  return station.visit?.phase === 'opening' ? step(station, { visit: null }) : step(station);
}

/** No agent, no session: without it nobody could verify the end. */
function agentLost(station: Station, now: Milliseconds): Step {
  const lost: Station = { ...station, agent: 'away', agentSince: station.agent === 'away' ? station.agentSince : now };
  if (lost.visit?.phase === 'ending' && lost.visit.ending !== null) return step(lost, { visit: null });
  return browsing(lost) === null ? step(lost, { visit: null }) : end(lost, 'crash', now);
}

const leaveReceipt = (station: Station): Step =>
  station.receipt === null
    ? step(station)
    : step(station, { receipt: null, look: plainLook, language: station.rules.languages[0] ?? 'en' });

const dropReceiptInTime = (station: Station, now: Milliseconds): Step =>
  station.receipt !== null && now >= station.receipt.until ? leaveReceipt(station) : step(station);

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
      return station.receipt === null
        ? step(station)
        : step(station, { receipt: { ...station.receipt, until: now + heldReceipt } });
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
      return step(station, { paintedAt: now });
  }
}

/** The key for End works everywhere: at once where our own screen is up, through the session's panel otherwise. */
function endKey(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  if (visit.hung || visit.idleSecondsLeft !== null) return end(station, 'patron', now);
  return step(station, {}, { do: 'tell-session', message: { do: 'end' } });
}

/** A display that stopped painting after days of standing: the page is loaded anew while it is the one to be seen. */
function watchPaint(station: Station, now: Milliseconds): Step {
  if (browsing(station) !== null) return step(station, { paintedAt: now });
  return now - station.paintedAt > unpainted ? step(station, { paintedAt: now }, { do: 'repaint' }) : step(station);
}

/** Once a night an idle shell starts afresh. A new one finds the station as the agent left it. */
function renewAtNight(station: Station, timeOfDay: string, now: Milliseconds): Step {
  const due = timeOfDay === station.rules.timers.renewAt && now - station.renewedAt > 3_600_000;
  const idle =
    station.visit === null && station.receipt === null && station.staff === null && station.agent === 'clean';
  return due && idle ? step(station, { renewedAt: now }, { do: 'renew' }) : step(station);
}

function tick(station: Station, event: Extract<StationEvent, { is: 'tick' }>, now: Milliseconds): Step {
  return inTurn(
    station,
    (at) => watchSession(at, now),
    (at) => passTime(at, event.idleSeconds, now),
    (at) => countEnding(at, now),
    (at) => dropReceiptInTime(at, now),
    (at) => closeForgottenDoor(at, now),
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
    case 'agent-lost':
      return agentLost(station, now);
    case 'agent-unlike':
      return step(station, { fault: { code: 'AGENT-02' } });
    case 'spare-ready':
      return step(station, { spare: 'ready', spareFailures: 0 });
    case 'spare-gone':
      return spareGone(station, now);
    case 'session-said':
      return sessionSaid(station, event.message, now);
    case 'session-gone':
      return sessionGone(station, now);
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
  inTurn(station, (at) => follow(at, event, now), leaveWhenErased);
