// A report on its way into the store, and what became of it.
import type { ReasonCode } from '../rules/reasons.ts';

export interface NewReport {
  /** The store's own number for the station. */
  readonly station: number;
  readonly slot: number;
  readonly sequence: number;
  readonly nonce: Uint8Array;
  /** rules/report-code.ts */
  readonly body: Uint8Array;
  /** The beginning of the step of five minutes in which it came, in seconds. */
  readonly heardAt: number;
  readonly condition: ReasonCode;
  /** null: the report has no part for the day, and what the last one said still holds. */
  readonly dayCondition: ReasonCode | null;
}

/**
 * `stored`: on the disk now. `repeated`: it already was. `clone`: another report came under this number, or a later one did
 * and this one never: two machines have one id. `retired`: staff took the station out, and nothing is kept.
 */
export type Outcome = 'stored' | 'repeated' | 'clone' | 'retired';

export const slotSeconds = 300;
export const slotsPerHour = 12;
export const slotsPerDay = 288;

export const hourOfSlot = (slot: number): number => Math.floor(slot / slotsPerHour);
export const dayOfSlot = (slot: number): number => Math.floor(slot / slotsPerDay);
export const slotAt = (seconds: number): number => Math.floor(seconds / slotSeconds);

/** Came after its hour was over: the hour is summed up again. */
export const isLate = ({ slot, heardAt }: NewReport): boolean => hourOfSlot(slot) < hourOfSlot(slotAt(heardAt));

/** A repetition may be dated a little apart from the first: the station works out its age anew. */
export const slotsToLookFor = (slot: number): readonly number[] =>
  Array.from({ length: 2 * reach + 1 }, (_, at) => slot - reach + at);
const reach = 3 * slotsPerHour;

interface Before {
  readonly lastSequence: number;
  readonly lastNonce: Uint8Array | null;
  readonly retired: boolean;
  /** The nonce that is stored under this number, where one is. */
  readonly storedNonce: Uint8Array | null;
}

/** For a report whose number is not beyond the last one. */
export function judgeOld({ sequence, nonce }: NewReport, before: Before): Exclude<Outcome, 'stored'> {
  if (before.retired) return 'retired';
  const known = sequence === before.lastSequence ? before.lastNonce : before.storedNonce;
  return known !== null && Buffer.compare(known, nonce) === 0 ? 'repeated' : 'clone';
}
