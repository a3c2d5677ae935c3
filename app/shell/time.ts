// What passing time does to a visit: the idle question, the limit, and the minutes that the bar shows. Kept in the shell.
import { dueAt, polled, sleptThrough } from '../policy/countdown.ts';
import { end } from './ending.ts';
import { browsing, type Milliseconds, type Station, type Step, step, type Visit } from './station.ts';
import { timeLeft } from './visit.ts';

/** The bar is told when its minutes or its warning change, and not each second. */
function tellTime(station: Station, visit: Visit, now: Milliseconds): Step {
  const time = timeLeft(station, visit, now);
  if (time.minutesLeft === visit.toldMinutes && time.warning === visit.toldWarning) return step(station, { visit });
  const told = { ...visit, toldMinutes: time.minutesLeft, toldWarning: time.warning };
  return step(station, { visit: told }, { do: 'tell-session', message: { do: 'time', time } });
}

/**
 * The question stands for its whole time, counted from when it was asked: a shell that was late must not take from it
 * (WCAG 2.2.1).
 */
function ask(station: Station, visit: Visit, now: Milliseconds): Step {
  const askedAt = visit.askedAt ?? now;
  const idleSecondsLeft = Math.ceil(station.rules.timers.warningSeconds - (now - askedAt) / 1000);
  if (idleSecondsLeft <= 0) return end(station, 'idle', now);
  return tellTime(station, { ...visit, askedAt, idleSecondsLeft }, now);
}

/** @param idleSeconds since the last key, touch or movement on this display, as the display server counts it */
export function passTime(station: Station, idleSeconds: number, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  // Behind the staff's screens nobody could see the question, so their time is not counted.
  const clock = polled(visit.clock, station.staff === null ? idleSeconds : 0, now);
  const due = dueAt(clock, station.rules.timers, now);
  // Whoever woke the computer is not asked about a visit that may be another's.
  const atOnce = due.is === 'end' && (due.reason === 'limit' || sleptThrough(visit.clock, now));
  if (atOnce) return end(station, due.reason, now);
  if (due.is === 'nothing') return tellTime(station, { ...visit, clock, askedAt: null, idleSecondsLeft: null }, now);
  return ask(station, { ...visit, clock }, now);
}

/** The patron answered the idle question: everything is just where it was, and the key that answered reached no page. */
export function stillHere(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  const clock = { ...visit.clock, activeAt: now };
  return step(station, { visit: { ...visit, askedAt: null, idleSecondsLeft: null, clock } });
}
