// The receipt of a canary audit: of each class how often it was seen before and after the end, and where was looked. Counts only.
import * as z from 'zod';
import { CanaryClass } from './canary.ts';
import type { ProblemCode } from './problems.ts';
import { Containment } from './words.ts';

/** The kinds of place that a canary may be in. */
export const CanaryPlace = z.enum([
  'file',
  'file-name',
  /** Unfolded from a compressed or packed file. */
  'decoded',
  'open-unlinked',
  'memory',
  'shared-memory',
  'kernel',
  'journal',
  'selection',
  'swap',
]);
export type CanaryPlace = z.infer<typeof CanaryPlace>;

const Count = z.int().min(0);

/** `before`: while the session lived (the positive control). `after`: when it had been wiped. */
export const CanaryCount = z.strictObject({ id: CanaryClass.or(z.literal('run')), before: Count, after: Count });
export type CanaryCount = z.infer<typeof CanaryCount>;

/** `looked`: how many things were looked at after the end. `unseen`: how many of them could not be read. `found`: how many canaries. */
export const CanaryLook = z.strictObject({ id: CanaryPlace, looked: Count, unseen: Count, found: Count });
export type CanaryLook = z.infer<typeof CanaryLook>;

/** What no look is made at, and why it is not counted as empty: it is somebody else's machine, or a view of what is looked at anyway. */
export const BeyondReach = z.enum(['network-file-systems', 'user-file-systems']);
export type BeyondReach = z.infer<typeof BeyondReach>;

/**
 * `clean`: every class was seen before the end and none after it. `residue`: something was seen after it. `void`: the audit
 * could not see what it had planted, so that its finding nothing means nothing. `unseen`: a place could not be read.
 */
export const CanaryVerdict = z.enum(['clean', 'residue', 'void', 'unseen']);
export type CanaryVerdict = z.infer<typeof CanaryVerdict>;

/** Why a station with this verdict is out of service; null when it is not. */
export const canaryProblems: Readonly<Record<CanaryVerdict, ProblemCode | null>> = {
  clean: null,
  residue: 'CANARY-01',
  void: 'CANARY-03',
  unseen: 'CANARY-04',
};

export const CanaryReceipt = z.strictObject({
  verdict: CanaryVerdict,
  containment: Containment,
  /** Every class there is, and `run` for what shows a rehearsal without showing which class. */
  classes: z.array(CanaryCount).max(64),
  places: z.array(CanaryLook).max(16),
  beyond: z.array(BeyondReach).max(8),
  milliseconds: Count,
});
export type CanaryReceipt = z.infer<typeof CanaryReceipt>;

/** How far a canary audit is, for whoever waits for it. */
export const CanaryStep = z.enum(['preparing', 'planting', 'looking', 'ending', 'wiping', 'searching']);
export type CanaryStep = z.infer<typeof CanaryStep>;
