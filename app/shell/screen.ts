// Which one screen the shell shows for what it knows. Pure, and total: every state of a station has a screen.
import type { Screen, ShellView } from '../../contract/shell-page.ts';
import { pinTriesLeft } from './staff.ts';
import { browsing, faultOf, type Milliseconds, type Station } from './station.ts';
import { mayStart } from './visit.ts';

/** Below this a wipe is not shown at all: the receipt follows at once. */
const quickWipe = 400;
const slowWipe = 3000;
/** An agent that has been away this long is a matter for staff. */
const longAway = 30_000;
/** So is a session that does not end, or an agent that says nothing about its end. */
const longEnding = 60_000;

function staffScreen(station: Station, version: string, now: Milliseconds): Screen | null {
  if (station.staff === null) return null;
  if (station.staff.at === 'pin') {
    return {
      screen: 'staff-pin',
      triesLeft: pinTriesLeft(station),
      wrong: station.staff.wrong,
      lockedSeconds: Math.max(0, Math.ceil((station.tries.lockedUntil - now) / 1000)),
      absent: !station.rules.hasPin,
    };
  }
  return {
    screen: 'staff-menu',
    state: station.agent,
    visit: browsing(station) !== null,
    mayAddTime: browsing(station) !== null && station.rules.timers.limitMinutes !== null,
    closed: station.closed,
    version,
    lastWipe: station.lastWipe,
  };
}

function visitScreen(station: Station): Screen | null {
  const visit = browsing(station);
  if (visit === null) return null;
  if (visit.idleSecondsLeft !== null)
    return { screen: 'idle', secondsLeft: visit.idleSecondsLeft, seconds: station.rules.timers.warningSeconds };
  return visit.hung ? { screen: 'hung' } : { screen: 'behind' };
}

function wipingScreen(station: Station, now: Milliseconds): Screen | null {
  const ending = station.visit?.ending ?? null;
  if (ending === null) return null;
  const lasted = now - ending.since;
  if (lasted > longEnding) return { screen: 'out-of-service', code: ending.gone ? 'AGENT-01' : 'SESSION-02' };
  if (lasted < quickWipe) return { screen: 'behind' };
  return { screen: 'wiping', why: lasted < slowWipe ? 'session' : 'slow' };
}

function troubleScreen(station: Station, now: Milliseconds): Screen | null {
  const fault = faultOf(station);
  if (fault !== null) return { screen: 'out-of-service', ...fault };
  if (station.agent !== 'away') return null;
  return now - station.agentSince > longAway
    ? { screen: 'out-of-service', code: 'AGENT-01' }
    : { screen: 'wiping', why: 'agent' };
}

/** The order is the order of importance: staff, trouble, a visit, its wipe, its receipt, then the welcome. */
export function screenOf(station: Station, version: string, now: Milliseconds): Screen {
  const { receipt } = station;
  return (
    staffScreen(station, version, now) ??
    visitScreen(station) ??
    wipingScreen(station, now) ??
    troubleScreen(station, now) ??
    (receipt === null
      ? null
      : { screen: 'receipt', reason: receipt.reason, full: receipt.full, receipt: receipt.receipt }) ??
    (station.rehearsal === null ? null : ({ screen: 'wiping', why: 'check' } as const)) ??
    (station.agent === 'wiping' ? { screen: 'wiping', why: 'boot' } : null) ??
    (station.closed ? { screen: 'closed' } : null) ?? {
      screen: 'welcome',
      ready: mayStart(station),
      limitMinutes: station.rules.timers.limitMinutes,
    }
  );
}

export function viewOf(
  station: Station,
  names: { place: string; name: string; version: string },
  now: Milliseconds,
): ShellView {
  return {
    kind: station.rules.kind,
    place: names.place,
    name: names.name,
    languages: [...station.rules.languages],
    language: station.language,
    look: station.look,
    screen: screenOf(station, names.version, now),
  };
}
