// The rules of a visit, from Start to the agent's receipt. Pure: what happens is returned as effects.
import type { Tell } from '../../contract/agent-link.ts';
import type { FromSession, TimeLeft } from '../../contract/session-link.ts';
import type { EndReason } from '../../contract/words.ts';
import { startClock } from '../policy/countdown.ts';
import { type Milliseconds, type Station, type Step, step, type Visit } from './station.ts';

/** How long the end panel waits before doing what was asked (README of the station's screens: doing nothing erases). */
export const endCountdownMilliseconds = 20_000;
/** A session that says nothing for this long is taken for hung. */
const patience = 6000;
const morePatience = 15_000;

export const mayStart = (station: Station): boolean =>
  station.agent === 'clean' &&
  station.spare === 'ready' &&
  station.visit === null &&
  station.fault === null &&
  !station.closed &&
  !station.leaving;

const browsing = (station: Station): Visit | null => (station.visit?.phase === 'browsing' ? station.visit : null);

const changeVisit = (station: Station, change: Partial<Visit>): Partial<Station> =>
  station.visit === null ? {} : { visit: { ...station.visit, ...change } };

/** Start was pressed: the agent must say `open` before anything of a session is shown. */
export function start(station: Station, now: Milliseconds): Step {
  if (!mayStart(station)) return step(station);
  const visit: Visit = {
    phase: 'opening',
    clock: startClock(now),
    shown: false,
    extensions: 0,
    idleSecondsLeft: null,
    endsAt: null,
    aliveAt: now,
    patientUntil: now,
    hung: false,
    ending: null,
    toldMinutes: null,
    toldWarning: 'none',
  };
  return step(station, { visit, receipt: null }, { do: 'ask', ask: { ask: 'open' } });
}

/** Minutes left, rounded up so that “1” means up to one minute; null without a limit. */
export function timeLeft(station: Station, visit: Visit, now: Milliseconds): TimeLeft {
  const { limitMinutes, extendTimes, extendMinutes } = station.rules.timers;
  const extensionsLeft = extendMinutes > 0 ? Math.max(0, extendTimes - visit.extensions) : 0;
  if (limitMinutes === null) return { minutesLeft: null, warning: 'none', extensionsLeft: 0 };
  const left = visit.clock.startedAt + (limitMinutes + visit.clock.extraMinutes) * 60_000 - now;
  const minutesLeft = Math.max(0, Math.ceil(left / 60_000));
  return { minutesLeft, warning: left <= 60_000 ? 'one' : left <= 600_000 ? 'ten' : 'none', extensionsLeft };
}

/** The agent opened the station: the warm spare becomes the visit. */
export function opened(station: Station, now: Milliseconds): Step {
  const { visit } = station;
  if (visit?.phase !== 'opening') return step(station);
  const begun: Visit = {
    ...visit,
    phase: 'browsing',
    clock: startClock(now),
    aliveAt: now,
    patientUntil: now + patience,
  };
  const time = timeLeft(station, begun, now);
  const { language, look } = station;
  return step(
    station,
    { visit: { ...begun, toldMinutes: time.minutesLeft, toldWarning: time.warning }, spare: 'none' },
    { do: 'tell-session', message: { do: 'start', language, look, time } },
  );
}

/** Every end goes through here, once: the session's processes are ended first, then the agent is asked. */
export function end(station: Station, reason: EndReason, now: Milliseconds, full = false): Step {
  const visit = station.visit;
  if (visit === null || visit.phase === 'ending') return step(station);
  const ending: Visit = {
    ...visit,
    phase: 'ending',
    endsAt: null,
    idleSecondsLeft: null,
    hung: false,
    ending: { reason, full, since: now },
  };
  return step(station, { visit: ending }, { do: 'end-session' });
}

/** Every process of the session is gone, expected or not. Without an agent there is nobody to ask; its return wipes. */
export function sessionGone(station: Station, now: Milliseconds): Step {
  const visit = station.visit;
  if (visit === null) return step(station, {}, { do: 'clear-selections' });
  const ending = visit.ending ?? { reason: 'crash' as const, full: false, since: now };
  if (visit.phase === 'opening' || station.agent === 'away')
    return step(station, { visit: null }, { do: 'clear-selections' });
  return step(
    station,
    { visit: { ...visit, phase: 'ending', ending } },
    { do: 'clear-selections' },
    { do: 'ask', ask: { ask: 'close', reason: ending.reason } },
  );
}

/** The agent has wiped and looked: its receipt is shown to the patron, if there is one to show it to. */
export function wiped(station: Station, tell: Extract<Tell, { tell: 'state' }>, now: Milliseconds): Step {
  const ending = station.visit?.ending ?? null;
  const lastWipe = tell.receipt?.verdict ?? station.lastWipe;
  const receipt =
    tell.state === 'clean' && ending !== null && tell.receipt !== undefined
      ? {
          reason: ending.reason,
          full: ending.full,
          receipt: tell.receipt,
          until: now + station.rules.timers.receiptSeconds * 1000,
        }
      : station.receipt;
  return step(station, { visit: null, receipt, lastWipe });
}

/** End was asked for. Nothing is lost on a quick-lookup station or when only our own pages were open: it ends at once. */
function endAsked(station: Station, loses: boolean, now: Milliseconds): Step {
  if (!loses || station.rules.kind === 'quick-lookup') return end(station, 'patron', now);
  const secondsLeft = Math.ceil(endCountdownMilliseconds / 1000);
  return step(station, changeVisit(station, { endsAt: now + endCountdownMilliseconds }), {
    do: 'tell-session',
    message: { do: 'ending', secondsLeft },
  });
}

function endKept(station: Station): Step {
  return step(station, changeVisit(station, { endsAt: null }), {
    do: 'tell-session',
    message: { do: 'ending', secondsLeft: null },
  });
}

function moreTime(station: Station, visit: Visit, now: Milliseconds): Step {
  const { extendMinutes, extendTimes } = station.rules.timers;
  if (extendMinutes === 0 || visit.extensions >= extendTimes) return step(station);
  return addTime(station, extendMinutes, now, visit.extensions + 1);
}

/** Adds minutes to the visit; staff's do not count as the patron's. */
export function addTime(station: Station, minutes: number, now: Milliseconds, extensions?: number): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  const longer: Visit = {
    ...visit,
    clock: { ...visit.clock, extraMinutes: visit.clock.extraMinutes + minutes },
    extensions: extensions ?? visit.extensions,
  };
  return step(
    station,
    { visit: longer },
    { do: 'tell-session', message: { do: 'time', time: timeLeft(station, longer, now) } },
  );
}

/** What the session says is heard only while a patron browses. */
export function sessionSaid(station: Station, message: FromSession, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  switch (message.is) {
    case 'shown':
      return step(station, changeVisit(station, { shown: true }));
    case 'page-up':
      return station.spare === 'none' ? step(station, { spare: 'warming' }, { do: 'warm' }) : step(station);
    case 'alive':
      return step(station, changeVisit(station, { aliveAt: now, hung: false }));
    case 'end-asked':
      return endAsked(station, message.loses, now);
    case 'end-kept':
      return endKept(station);
    case 'end-now':
      return end(station, 'patron', now);
    case 'last-tab-closed':
      return end(station, 'last-tab', now);
    case 'failed':
      return end(station, 'crash', now);
    case 'full':
      return end(station, 'crash', now, true);
    case 'more-time':
      return moreTime(station, visit, now);
    case 'ready':
      return step(station);
  }
}

/** Asks the session whether it is alive; one that stays silent is shown as hung, and End moves to the shell's own screen. */
export function watchSession(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  const silent = now - visit.aliveAt > patience && now > visit.patientUntil;
  return step(station, changeVisit(station, { hung: silent }), { do: 'tell-session', message: { do: 'answer' } });
}

export const waitForSession = (station: Station, now: Milliseconds): Step =>
  step(station, changeVisit(station, { hung: false, patientUntil: now + morePatience }));

/** The end that the patron asked for: the session draws the count, the shell keeps it. */
export function countEnding(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null || visit.endsAt === null) return step(station);
  if (now >= visit.endsAt) return end(station, 'patron', now);
  const secondsLeft = Math.ceil((visit.endsAt - now) / 1000);
  return step(station, {}, { do: 'tell-session', message: { do: 'ending', secondsLeft } });
}

export { browsing, changeVisit };
