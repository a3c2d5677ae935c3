// The rules of the staff door: a PIN with limited tries, and a menu that shows nothing of any visit.
import type { Ask } from '../../contract/agent-link.ts';
import type { Press } from '../../contract/shell-page.ts';
import { lockMilliseconds, triesLeft } from '../policy/staff-pin.ts';
import { end } from './ending.ts';
import { browsing, type Milliseconds, type PinTries, type Station, type Step, step } from './station.ts';
import { addTime } from './visit.ts';

/** The door closes by itself, so that nobody finds it open. */
const staffMilliseconds = 60_000;
const staffMinutes = 15;

export const noTries: PinTries = { failures: 0, lockedUntil: 0, checking: false };

export const openDoor = (station: Station, now: Milliseconds): Step =>
  station.staff === null ? step(station, { staff: { at: 'pin', since: now, wrong: false } }) : step(station);

export const closeDoor = (station: Station): Step => step(station, { staff: null });

export function closeForgottenDoor(station: Station, now: Milliseconds): Step {
  return station.staff !== null && now - station.staff.since > staffMilliseconds ? closeDoor(station) : step(station);
}

/** Checking a PIN costs time on purpose (scrypt); while the door is locked, or another is being checked, it is not even begun. */
export function enterPin(station: Station, pin: string, now: Milliseconds): Step {
  const { staff, rules, tries } = station;
  if (staff?.at !== 'pin' || !rules.hasPin || tries.checking || now < tries.lockedUntil) return step(station);
  return step(station, { tries: { ...tries, checking: true } }, { do: 'check-pin', pin });
}

/** Failures are counted for the station, not for the screen: closing the door, before or after, does not give new tries. */
export function pinChecked(station: Station, right: boolean, now: Milliseconds): Step {
  const atDoor = station.staff?.at === 'pin';
  if (right && atDoor) return step(station, { staff: { at: 'menu', since: now, wrong: false }, tries: noTries });
  const failures = station.tries.failures + (right ? 0 : 1);
  const lockedUntil = Math.max(station.tries.lockedUntil, now + (right ? 0 : lockMilliseconds(failures)));
  const tries = { failures, lockedUntil, checking: false };
  return atDoor ? step(station, { staff: { at: 'pin', since: now, wrong: true }, tries }) : step(station, { tries });
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
      return browsing(station) === null ? check(away, now) : step(station);
    case 'close':
      return end({ ...away, closed: true }, 'staff', now);
    case 'open':
      return step(away, { closed: false });
    case 'leave':
      return leave(away, now);
  }
}

/** Wipes and looks again, and tries again to warm a session. A clean station is checked by closing a visit that nobody had. */
function check(station: Station, now: Milliseconds): Step {
  const fresh = { spareFailures: 0, spareRetryAt: now };
  const ask: Ask = station.agent === 'clean' ? { ask: 'close', reason: 'staff' } : { ask: 'retry' };
  return step(station, fresh, { do: 'ask', ask });
}

/** Leaving kiosk mode erases first: while a visit is open it only begins, and `leaveWhenErased` finishes it. */
const leave = (station: Station, now: Milliseconds): Step => end({ ...station, leaving: 'asked' }, 'staff', now);

export function leaveWhenErased(station: Station): Step {
  const erased = station.visit === null && station.agent !== 'wiping' && station.agent !== 'open';
  return station.leaving === 'asked' && erased ? step(station, { leaving: 'done' }, { do: 'leave' }) : step(station);
}
