// What crosses a boundary of a rehearsal: the names of its classes, and the seed in two halves.
import * as z from 'zod';
import { canaryClasses, type Halves } from './canary-texts.ts';

export { type Canaries, canariesOf, plainCanary, unmask } from './canary-texts.ts';

export const CanaryClass = z.enum(canaryClasses);
export type CanaryClass = z.infer<typeof CanaryClass>;

export const CanaryClasses = z.array(CanaryClass).max(64);

/** The bytes of each half. */
export const seedBytes = 16;

const Half = z.string().regex(/^[0-9a-f]{32}$/);

export const MaskedSeed = z.strictObject({ mask: Half, masked: Half }) satisfies z.ZodType<Halves>;
export type MaskedSeed = z.infer<typeof MaskedSeed>;
