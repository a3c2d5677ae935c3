// The sessions that the shell holds: one warm spare, and at most one visit. What a session says is checked before it is heard.
import { FromSession, type ToSession } from '../../contract/session-link.ts';
import type { Language, Look } from '../../contract/words.ts';
import type { Containment, Held, SessionProgram } from '../containment/containment.ts';

export interface Sessions {
  warm(): void;
  /** Puts the warm spare's window below the shell's own. */
  standBy(): void;
  /** Tells the warm spare that it is about to be the visit, so that it loads the home page in that language, unseen. */
  expect(language: Language, look: Look): void;
  /** Sends to the visit; the first `start` or `rehearse` makes the spare the visit. */
  tell(message: ToSession): void;
  endVisit(): void;
  endSpare(): void;
  endAll(): Promise<void>;
}

export interface SessionsEvents {
  spareReady(): void;
  spareGone(): void;
  said(message: FromSession): void;
  visitGone(): void;
}

/** Longer than any real message; a session that sends more is not listened to. */
const longestMessage = 4096;

/**
 * @param prepare the settings that a new session gets once, before anything else
 */
export function holdSessions(
  containment: Containment,
  program: SessionProgram,
  prepare: () => ToSession,
  events: SessionsEvents,
): Sessions {
  let spare: Held | null = null;
  let visit: Held | null = null;

  const heard = (held: Held, value: unknown): void => {
    const parsed = JSON.stringify(value).length <= longestMessage ? FromSession.safeParse(value) : null;
    if (!parsed?.success) return;
    if (held === visit) events.said(parsed.data);
    else if (held === spare && parsed.data.is === 'ready') events.spareReady();
  };
  const gone = (held: Held): void => {
    if (held === visit) {
      visit = null;
      events.visitGone();
    } else if (held === spare) {
      spare = null;
      events.spareGone();
    }
  };
  const send = (held: Held | null, message: ToSession): void => {
    // A session that has just ended can't be told anything; its exit is on the way.
    if (held?.child.connected) held.child.send(message, () => undefined);
  };
  const launch = async (): Promise<void> => {
    const held = await containment.launch(program);
    // A program that could not be started at all has no end to wait for.
    if (held.child.pid === undefined) return events.spareGone();
    spare = held;
    held.child.on('message', (value) => heard(held, value));
    // Ended through `end`, so that a first process that died alone does not leave others behind.
    held.child.once('exit', () => void held.end().then(() => gone(held)));
    send(held, prepare());
  };

  return {
    warm: () => void launch().catch(() => events.spareGone()),
    standBy: () => send(spare, { do: 'stand-by' }),
    expect: (language, look) => send(spare, { do: 'expect', language, look }),
    tell(message) {
      if ((message.do === 'start' || message.do === 'rehearse') && visit === null) {
        visit = spare;
        spare = null;
      }
      send(visit, message);
    },
    endVisit() {
      if (visit === null) events.visitGone();
      else void visit.end();
    },
    endSpare: () => void spare?.end(),
    async endAll() {
      const all = [visit, spare];
      visit = null;
      spare = null;
      await Promise.all(all.map((held) => held?.end()));
    },
  };
}
