// What an idle station does for itself: forgets what was left on its screens, notices a stopped picture, renews itself. Pure.
import { forgottenChoices } from './ending.ts';
import { browsing, type Milliseconds, type Station, type Step, step } from './station.ts';

/** A receipt that somebody touched stays long enough to be read to its end. */
const heldReceipt = 60_000;
/** Without a painted frame for this long the page is loaded again. */
const unpainted = 20_000;
/** Whoever chose a language and touched nothing for this long has left. */
const choicesSeconds = 60;
/** A shell that has just started is not renewed in the same minute again. */
const youngest = 3_600_000;

export const leaveReceipt = (station: Station): Step =>
  station.receipt === null ? step(station) : step(station, { receipt: null, ...forgottenChoices(station.rules) });

export const holdReceipt = (station: Station, now: Milliseconds): Step =>
  station.receipt === null
    ? step(station)
    : step(station, { receipt: { ...station.receipt, until: Math.max(station.receipt.until, now + heldReceipt) } });

export const dropReceiptInTime = (station: Station, now: Milliseconds): Step =>
  station.receipt !== null && now >= station.receipt.until ? leaveReceipt(station) : step(station);

/** Choices made at the welcome and left there are not the next patron's. */
export function forgetChoices(station: Station, idleSeconds: number): Step {
  const left = station.visit === null && station.receipt === null && idleSeconds >= choicesSeconds;
  return left ? step(station, forgottenChoices(station.rules)) : step(station);
}

/** A display that stopped painting after days of standing: the page is loaded anew while it is the one to be seen. */
export function watchPaint(station: Station, now: Milliseconds): Step {
  if (browsing(station) !== null) return step(station, { paintedAt: now });
  return now - station.paintedAt > unpainted ? step(station, { paintedAt: now }, { do: 'repaint' }) : step(station);
}

/**
 * Once a night an idle shell starts afresh; one that is in use does so as soon as it is not. A new one finds the station
 * as the agent left it, but would not know that staff had closed it, so a closed one stays as it is.
 */
export function renewAtNight(station: Station, timeOfDay: string, now: Milliseconds): Step {
  const { visit, receipt, staff, closed, agent, leaving } = station;
  const itIsTime = timeOfDay === station.rules.timers.renewAt && now - station.renewedAt > youngest;
  const due = station.renewalDue || itIsTime;
  const idle = visit === null && receipt === null && staff === null && leaving === 'no' && agent === 'clean' && !closed;
  if (!due || !idle) return step(station, { renewalDue: due });
  return step(station, { renewalDue: false, renewedAt: now }, { do: 'renew' });
}
