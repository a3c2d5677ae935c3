// When a station counts as unwell: what staff may choose, for all of them and for a place. Part of the staff API.
import * as z from 'zod';
import { limitChoices, release } from './staff-words.ts';

const oneOf = <const Values extends readonly [number, number, ...number[]]>(values: Values) => z.literal(values);

export const Limits = z.strictObject({
  silentAfterMinutes: oneOf(limitChoices.silentAfterMinutes),
  diskOver: oneOf(limitChoices.diskOver),
  memoryOver: oneOf(limitChoices.memoryOver),
  temperatureOver: oneOf(limitChoices.temperatureOver),
  /** Of the daily wipe and the canary audit. */
  lateAfterHours: oneOf(limitChoices.lateAfterHours),
  /** `fleet`: the newest release that half of the stations have reached. `any`: none is old. Or the oldest that is not, by name. */
  oldestRelease: z.union([z.literal('fleet'), z.literal('any'), z.string().regex(release)]),
});
export type Limits = z.infer<typeof Limits>;

export const LimitsView = z.strictObject({
  usual: Limits,
  /** Places that have limits of their own, by id. */
  places: z.record(z.string(), Limits),
  /** What `fleet` stands for now; null: no station has said its release. */
  fleetRelease: z.string().nullable(),
});
export type LimitsView = z.infer<typeof LimitsView>;

/** How many stations would need a hand with these limits, and how many do now. */
export const LimitsTried = z.strictObject({ now: z.int().min(0), tried: z.int().min(0) });
export type LimitsTried = z.infer<typeof LimitsTried>;
