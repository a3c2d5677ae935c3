// How a station is, worked out when it is read: from its last report, the silence since then, and what staff said of it. Pure.
import { followsVisit, graver, type ReasonCode, reasons, type Verdict } from './reasons.ts';

export interface Known {
  readonly enrolledAt: number;
  /** The end of the step of five minutes in which the last report came; null: none has come. */
  readonly heardAt: number | null;
  /** The gravest finding of the last report, and of the last report of a day. */
  readonly condition: ReasonCode;
  readonly conditionSince: number;
  readonly dayCondition: ReasonCode;
  readonly dayConditionSince: number;
  /** When a second machine was last heard under the same id. */
  readonly clonedAt: number | null;
  readonly clonedSince: number | null;
  readonly heldUntil: number | null;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly code: ReasonCode;
  /** Seconds for which it has been so; in whole hours where a visit may have led to it. */
  readonly age: number;
  /** Beneath a maintenance: how the station would be without it. */
  readonly beneath?: ReasonCode;
}

const minute = 60;
const hour = 3600;
/** One station again for so long, and the second machine has been sealed. */
export const cloneForgottenAfter = 10 * minute;
/** The clock of a report has steps of five minutes, and a station takes up to one more to send. */
const grain = 5 * minute;

interface Since {
  readonly code: ReasonCode;
  readonly at: number;
}

function silenceOf({ heardAt, enrolledAt }: Known, now: number, silentAfter: number, open: boolean): Since | null {
  const at = heardAt ?? enrolledAt;
  if (now - at < silentAfter + grain) return null;
  if (!open) return { code: 'silent-closed', at };
  return { code: heardAt === null ? 'never' : 'silent', at };
}

function underneath(known: Known, now: number, silentAfter: number, open: boolean): Since {
  const silence = silenceOf(known, now, silentAfter, open);
  const said: Since[] = [
    { code: known.condition, at: known.conditionSince },
    { code: known.dayCondition, at: known.dayConditionSince },
  ];
  // Whatever its last report said, nobody can say whether it is still so.
  if (silence !== null) return silence;
  if (known.clonedAt !== null && now - known.clonedAt < cloneForgottenAfter) {
    said.push({ code: 'clone', at: known.clonedSince ?? known.clonedAt });
  }
  return said.sort((one, other) => graver(one.code, other.code))[0] as Since;
}

const coarse = (seconds: number, code: ReasonCode): number => {
  const step = followsVisit(code) ? hour : grain;
  return Math.max(step, Math.ceil(seconds / step) * step);
};

/**
 * @param silentAfter seconds without a report after which a station counts as silent
 * @param open whether its place is open now
 */
export function judge(known: Known, now: number, silentAfter: number, open: boolean): Judged {
  const { code, at } = underneath(known, now, silentAfter, open);
  const age = coarse(Math.max(0, now - at), code);
  if (known.heldUntil !== null && known.heldUntil > now) return { verdict: 'hold', code: 'hold', age, beneath: code };
  return { verdict: reasons[code].verdict, code, age };
}
