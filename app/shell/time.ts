// What passing time does to a visit: the idle question, the limit, and the minutes that the bar shows. Kept in the shell.
import { dueAt, polled } from '../policy/countdown.ts';
import { type Milliseconds, type Station, type Step, step, type Visit } from './station.ts';
import { browsing, end, timeLeft } from './visit.ts';

/** The bar is told when its minutes or its warning change, and not each second. */
function tellTime(station: Station, visit: Visit, now: Milliseconds): Step {
  const time = timeLeft(station, visit, now);
  if (time.minutesLeft === visit.toldMinutes && time.warning === visit.toldWarning) return step(station, { visit });
  const told = { ...visit, toldMinutes: time.minutesLeft, toldWarning: time.warning };
  return step(station, { visit: told }, { do: 'tell-session', message: { do: 'time', time } });
}

/** @param idleSeconds since the last key, touch or movement on this display, as the display server counts it */
export function passTime(station: Station, idleSeconds: number, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  const clock = polled(visit.clock, idleSeconds, now);
  const due = dueAt(clock, station.rules.timers, now);
  if (due.is === 'end') return end({ ...station, visit: { ...visit, clock } }, due.reason, now);
  const idleSecondsLeft = due.is === 'idle-question' ? due.secondsLeft : null;
  return tellTime(station, { ...visit, clock, idleSecondsLeft }, now);
}

/** The patron answered the idle question: everything is just where it was, and the key that answered reached no page. */
export function stillHere(station: Station, now: Milliseconds): Step {
  const visit = browsing(station);
  if (visit === null) return step(station);
  return step(station, { visit: { ...visit, idleSecondsLeft: null, clock: { ...visit.clock, activeAt: now } } });
}
