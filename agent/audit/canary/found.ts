// What a search for canaries tells: counts by class and by kind of place, and nothing of what was found or where exactly.
import * as z from 'zod';
import { MaskedSeed } from '../../../contract/canary.ts';
import { BeyondReach, CanaryLook } from '../../../contract/canary-receipt.ts';

const Ids = z.array(z.int().min(1)).max(4096);

/**
 * `session`: what a living session holds; `members` are its processes, `folders` what it writes to where it has no memory
 * file systems of its own. `station`: all that is there after it.
 */
export const SearchOrder = z.discriminatedUnion('look', [
  z.strictObject({
    look: z.literal('session'),
    seed: MaskedSeed,
    members: Ids,
    folders: z.array(z.string()).max(8),
    display: z.strictObject({ display: z.string(), xauthority: z.string().nullable() }).nullable(),
  }),
  z.strictObject({
    look: z.literal('station'),
    seed: MaskedSeed,
    /** Milliseconds since the epoch: when the seed was made, before which nobody can have written it. */
    since: z.number(),
    kioskId: z.int(),
    agent: z.int(),
    display: z.strictObject({ display: z.string(), xauthority: z.string().nullable() }).nullable(),
  }),
]);
export type SearchOrder = z.infer<typeof SearchOrder>;

export const Found = z.strictObject({
  /** How often each class was found; `run` where only the shared part was. */
  classes: z.record(z.string(), z.int().min(1)),
  places: z.array(CanaryLook),
  beyond: z.array(BeyondReach),
});
export type Found = z.infer<typeof Found>;
