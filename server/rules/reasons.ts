// Which reasons there are, as the store writes them down, and whether a visit can have led to one.
import { type ReasonCode, reasons } from '../../contract/verdicts.ts';

export { graver, type ReasonCode, reasonCodes, reasons, type Verdict } from '../../contract/verdicts.ts';

export const isReasonCode = (text: string): text is ReasonCode => text in reasons;

export const followsVisit = (code: ReasonCode): boolean => 'followsVisit' in reasons[code];
