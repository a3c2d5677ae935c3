// The rules of the staff door: a PIN with limited tries, and a menu that shows nothing of any visit.
import type { Press } from '../../contract/shell-page.ts';
import { lockMilliseconds, triesLeft } from '../policy/staff-pin.ts';
import { type Milliseconds, type Station, type Step, step } from './station.ts';
import { addTime, browsing, end } from './visit.ts';

/** The door closes by itself, so that nobody finds it open. */
const staffMilliseconds = 60_000;
const staffMinutes = 15;

export const openDoor = (station: Station, now: Milliseconds): Step =>
  station.staff === null ? step(station, { staff: { at: 'pin', since: now, wrong: false } }) : step(station);

export const closeDoor = (station: Station): Step => step(station, { staff: null });

export function closeForgottenDoor(station: Station, now: Milliseconds): Step {
  return station.staff !== null && now - station.staff.since > staffMilliseconds ? closeDoor(station) : step(station);
}

/** Checking a PIN costs time on purpose (scrypt); while the door is locked it is not even begun. */
export function enterPin(station: Station, pin: string, now: Milliseconds): Step {
  if (station.staff?.at !== 'pin' || !station.rules.hasPin || now < station.tries.lockedUntil) return step(station);
  return step(station, {}, { do: 'check-pin', pin });
}

/** Failures are counted for the station, not for the screen: closing the door does not give new tries. */
export function pinChecked(station: Station, right: boolean, now: Milliseconds): Step {
  if (station.staff?.at !== 'pin') return step(station);
  if (right) {
    return step(station, { staff: { at: 'menu', since: now, wrong: false }, tries: { failures: 0, lockedUntil: 0 } });
  }
  const failures = station.tries.failures + 1;
  return step(station, {
    staff: { at: 'pin', since: now, wrong: true },
    tries: { failures, lockedUntil: now + lockMilliseconds(failures) },
  });
}

export const pinTriesLeft = (station: Station): number => triesLeft(station.tries.failures);

type Choice = Extract<Press, { press: 'staff' }>['choice'];

/** What staff may do. Nothing here shows or touches what a patron does, other than ending it. */
export function choose(station: Station, choice: Choice, now: Milliseconds): Step {
  if (station.staff === null) return step(station);
  const away = { ...station, staff: null };
  if (choice === 'back') return step(away);
  if (station.staff.at !== 'menu') return step(station);
  switch (choice) {
    case 'end':
      return end(away, 'staff', now);
    case 'add-time':
      return addTime(away, staffMinutes, now);
    case 'check':
      return browsing(station) === null ? step(away, {}, { do: 'ask', ask: { ask: 'retry' } }) : step(station);
    case 'close':
      return end({ ...away, closed: true }, 'staff', now);
    case 'open':
      return step(away, { closed: false });
    case 'leave':
      return leave(away, now);
  }
}

/** Leaving kiosk mode erases first: while a visit is open it only begins, and `leaveWhenErased` finishes it. */
function leave(station: Station, now: Milliseconds): Step {
  const leaving = { ...station, leaving: true };
  return station.visit === null ? step(leaving) : end(leaving, 'staff', now);
}

export function leaveWhenErased(station: Station): Step {
  const erased = station.visit === null && station.agent !== 'wiping' && station.agent !== 'open';
  return station.leaving && erased ? step(station, {}, { do: 'leave' }) : step(station);
}
