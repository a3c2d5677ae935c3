// The rules of a visit while somebody sits there: Start, what its session says, its time. Pure; ending.ts has the end.
import type { FromSession, TimeLeft } from '../../contract/session-link.ts';
import { startClock } from '../policy/countdown.ts';
import { end } from './ending.ts';
import { warm } from './spare.ts';
import {
  browsing,
  changeVisit,
  faultOf,
  type Milliseconds,
  type Station,
  type Step,
  step,
  type Visit,
} from './station.ts';

/** How long the end panel waits before doing what was asked (README of the station's screens: doing nothing erases). */
export const endCountdownMilliseconds = 20_000;
/** A session that says nothing for this long is taken for hung. */
const patience = 6000;
const morePatience = 15_000;

export const mayStart = (station: Station): boolean =>
  station.agent === 'clean' &&
  station.spare === 'ready' &&
  station.visit === null &&
  station.rehearsal === null &&
  faultOf(station) === null &&
  station.staff === null &&
  station.leaving === 'no' &&
  !station.closed;

/** Start was pressed: the agent must say `open` before anything of a session is shown. */
export function start(station: Station, now: Milliseconds): Step {
  if (!mayStart(station)) return step(station);
  const visit: Visit = {
    phase: 'opening',
    clock: startClock(now),
    shown: false,
    extensions: 0,
    askedAt: null,
    idleSecondsLeft: null,
    endsAt: null,
    aliveAt: now,
    patientUntil: now,
    hung: false,
    ending: null,
    toldMinutes: null,
    toldWarning: 'none',
  };
  return step(
    station,
    { visit, receipt: null },
    { do: 'ask', ask: { ask: 'open' } },
    { do: 'expect-start', language: station.language, look: station.look },
  );
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

/** The agent opened the station: the warm spare becomes the visit. One that died on the way leaves an empty visit to close. */
export function opened(station: Station, now: Milliseconds): Step {
  const { visit } = station;
  if (visit?.phase !== 'opening') return step(station);
  if (station.spare !== 'ready') return end(station, 'crash', now);
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
    { visit: { ...begun, toldMinutes: time.minutesLeft, toldWarning: time.warning }, spare: 'none', spareFailures: 0 },
    { do: 'tell-session', message: { do: 'start', language, look, time } },
  );
}

/**
 * End was asked for. Nothing is lost on a quick-lookup station or when only our own pages were open: it ends at once.
 * Asking again does not put the end off.
 */
function endAsked(station: Station, visit: Visit, loses: boolean, now: Milliseconds): Step {
  if (!loses || station.rules.kind === 'quick-lookup') return end(station, 'patron', now);
  const endsAt = visit.endsAt ?? now + endCountdownMilliseconds;
  const secondsLeft = Math.max(0, Math.ceil((endsAt - now) / 1000));
  return step(station, changeVisit(station, { endsAt }), {
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
      return warm(station, now);
    case 'alive':
      return step(station, changeVisit(station, { aliveAt: now, hung: false }));
    case 'end-asked':
      return endAsked(station, visit, message.loses, now);
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
    // Only a rehearsal is asked to plant.
    case 'planted':
    case 'ready':
      return step(station);
  }
}

/** Asks the session whether it is alive; one that stays silent is shown as hung, and End moves to the shell's own screen. */
export function watchSession(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  // A shell that stood still itself could not hear; it asks afresh.
  const aliveAt = now - visit.clock.polledAt > patience ? now : visit.aliveAt;
  const silent = now - aliveAt > patience && now > visit.patientUntil;
  return step(station, changeVisit(station, { aliveAt, hung: silent }), {
    do: 'tell-session',
    message: { do: 'answer' },
  });
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
