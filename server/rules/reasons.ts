// The order of reasons: which is the graver of two, and whether a visit can have led to one.
import { type ReasonCode, reasons, verdicts } from '../../contract/verdicts.ts';

export { type ReasonCode, reasonCodes, reasons, type Verdict } from '../../contract/verdicts.ts';

const weightOf = (code: ReasonCode): number => verdicts.indexOf(reasons[code].verdict) * 100 + reasons[code].rank;

/** Below zero when the first is graver. */
export const graver = (one: ReasonCode, other: ReasonCode): number => weightOf(one) - weightOf(other);

export const isReasonCode = (text: string): text is ReasonCode => text in reasons;

export const followsVisit = (code: ReasonCode): boolean => 'followsVisit' in reasons[code];
