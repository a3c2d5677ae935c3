// The end of a visit, whatever its reason: processes first, then the agent's wipe, then the receipt. Pure.
import type { Tell } from '../../contract/agent-link.ts';
import { type EndReason, plainLook } from '../../contract/words.ts';
import { endTaken } from './spare.ts';
import { type Ending, type Milliseconds, type Rules, type Station, type Step, step, type Visit } from './station.ts';

/** An agent that does not answer `open` within this time is given up; what it opens late is closed at once. */
const openingPatience = 10_000;

/** What the last patron chose to make the station easier to use goes with them. */
export const forgottenChoices = (rules: Rules): Pick<Station, 'language' | 'look'> => ({
  language: rules.languages[0] ?? 'en',
  look: plainLook,
});

/** Every end goes through here, once: the session's processes are ended first, then the agent is asked. */
export function end(station: Station, reason: EndReason, now: Milliseconds, full = false): Step {
  const visit = station.visit;
  if (visit === null || visit.phase === 'ending') return step(station);
  const ending: Ending = { reason, full, since: now, gone: false };
  const ended: Visit = {
    ...visit,
    phase: 'ending',
    endsAt: null,
    askedAt: null,
    idleSecondsLeft: null,
    hung: false,
    ending,
  };
  // Until the agent opens, the visit's session is still the spare, which has loaded the home page for it.
  const taken = visit.phase === 'opening' ? endTaken(station) : step(station);
  return step(taken.station, { visit: ended }, ...taken.effects, { do: 'end-session' });
}

/** The visit is over and there is no receipt to show. */
export const over = (station: Station): Step => step(station, { visit: null, ...forgottenChoices(station.rules) });

/** Every process of the session is gone, expected or not. Without an agent there is nobody to ask; its return wipes. */
export function sessionGone(station: Station, now: Milliseconds): Step {
  const { visit } = station;
  if (visit === null || visit.phase === 'opening') return step(station, {}, { do: 'clear-selections' });
  const ending = visit.ending ?? { reason: 'crash' as const, full: false, since: now, gone: false };
  if (ending.gone) return step(station);
  if (station.agent === 'away') return step(over(station).station, {}, { do: 'clear-selections' });
  return step(
    station,
    { visit: { ...visit, phase: 'ending', ending: { ...ending, gone: true } } },
    { do: 'clear-selections' },
    { do: 'ask', ask: { ask: 'close', reason: ending.reason } },
  );
}

type StateTold = Extract<Tell, { tell: 'state' }>;

/**
 * The agent has wiped and looked: its receipt is shown to the patron, if there is one to show it to. A wipe of the
 * agent's own, from before the session's processes were gone, says nothing about this visit.
 */
export function wiped(station: Station, tell: StateTold, now: Milliseconds): Step {
  const ending = station.visit?.ending ?? null;
  const seen: Station = { ...station, lastWipe: tell.receipt?.verdict ?? station.lastWipe };
  if (ending === null || !ending.gone) return step(seen);
  if (tell.state !== 'clean' || tell.receipt === undefined) return over(seen);
  const { reason, full } = ending;
  const until = now + station.rules.timers.receiptSeconds * 1000;
  return step(seen, { visit: null, receipt: { reason, full, receipt: tell.receipt, until } });
}

export function giveUpOpening(station: Station, now: Milliseconds): Step {
  const { visit } = station;
  const late = visit?.phase === 'opening' && now - visit.clock.startedAt > openingPatience;
  return late ? end(station, 'crash', now) : step(station);
}
