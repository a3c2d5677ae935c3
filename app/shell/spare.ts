// The rules of the spare session: one is kept warm, and one that fails is tried again, ever more slowly. Pure.
import { faultOf, type Milliseconds, type Station, type Step, step } from './station.ts';

/** Pauses before another try, in milliseconds. After the last one the station is out of service and tries once a minute. */
const pauses = [0, 500, 2000, 5000, 10_000] as const;
const slowPause = 60_000;
/** A spare that is not warm by then never will be. */
const warmingPatience = 30_000;
/** A spare that stood this long has not failed to start, whatever ended it. */
const sound = 60_000;

export const warm = (station: Station, now: Milliseconds): Step =>
  station.spare === 'none' ? step(station, { spare: 'warming', spareSince: now }, { do: 'warm' }) : step(station);

/**
 * A station at fault warms nothing, unless it is the spare that is at fault. With a patron, the session says when it is
 * time. A rehearsal that waits for a spare is played while the agent keeps the station shut.
 */
export function warmIfNeeded(station: Station, now: Milliseconds): Step {
  const wanted = station.agent === 'clean' || station.rehearsal?.phase === 'preparing';
  const idle = wanted && station.visit === null;
  const sane = faultOf({ ...station, faults: { ...station.faults, spare: null } }) === null;
  return idle && sane && now >= station.spareRetryAt ? warm(station, now) : step(station);
}

/** What was loaded for a patron who was turned back is nobody else's: the spare ends, and another one warms when it has. */
export const endTaken = (station: Station): Step =>
  station.spare === 'ready' ? step(station, { spare: 'leaving' }, { do: 'end-spare' }) : step(station);

export const spareReady = (station: Station, now: Milliseconds): Step =>
  step(station, { spare: 'ready', spareSince: now, faults: { ...station.faults, spare: null } });

export function spareGone(station: Station, now: Milliseconds): Step {
  const wasSound = station.spare === 'leaving' || now - station.spareSince > sound;
  const failures = wasSound ? 0 : station.spareFailures;
  const pause = pauses[failures];
  return step(station, {
    spare: 'none',
    spareSince: now,
    spareFailures: failures + 1,
    spareRetryAt: now + (pause ?? slowPause),
    faults: { ...station.faults, spare: pause === undefined ? 'SESSION-01' : station.faults.spare },
  });
}

/** Its end is heard like any other and counts as a failure. */
export function endStuckSpare(station: Station, now: Milliseconds): Step {
  const stuck = station.spare === 'warming' && now - station.spareSince > warmingPatience;
  return stuck ? step(station, { spareSince: now }, { do: 'end-spare' }) : step(station);
}
