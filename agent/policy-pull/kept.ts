// What the agent remembers of policies from the server: the one in force, the one before it, and whether it is still on trial.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { largestBundleBytes, largestSerial } from '../../contract/policy-bundle.ts';
import { replaceSmallFile } from '../state/small-file.ts';

const keptFile = 'policy.json';

const Text = z.string().max(largestBundleBytes).nullable();

export const Kept = z.strictObject({
  /** Of all that were ever taken on. */
  highest: z.int().min(0).max(largestSerial),
  /** Whole bundles, so that their signatures can be checked at each start. null: the station's own file. */
  current: Text,
  previous: Text,
  /** The current one has not yet shown that the station comes back with it. */
  trial: z.boolean(),
  /** The last one with which it did not, and when that was, in milliseconds since 1970. */
  failed: z.strictObject({ text: z.string().max(largestBundleBytes), at: z.number() }).nullable(),
});
export type Kept = z.infer<typeof Kept>;

export const nothingKept: Kept = { highest: 0, current: null, previous: null, trial: false, failed: null };

/** What can't be read is as if nothing had come yet: the station's own file holds. */
export function readKept(stateDir: string): Kept {
  try {
    return Kept.safeParse(JSON.parse(readFileSync(join(stateDir, keptFile), 'utf8'))).data ?? nothingKept;
  } catch {
    return nothingKept;
  }
}

/** All of it or nothing, also when the power goes. @throws when it can't be written */
export const writeKept = (stateDir: string, kept: Kept): void =>
  replaceSmallFile(join(stateDir, keptFile), JSON.stringify(kept));

/** A new one takes the place of the current one, which stays at hand. */
export const swapIn = (kept: Kept, text: string, serial: number): Kept => ({
  ...kept,
  ...{ highest: serial, current: text, previous: kept.current, trial: true, failed: null },
});

export const proven = (kept: Kept): Kept => ({ ...kept, previous: null, trial: false });

/** @param now milliseconds since 1970 */
export const rolledBack = (kept: Kept, now: number): Kept => ({
  ...kept,
  ...{ current: kept.previous, previous: null, trial: false },
  failed: kept.current === null ? null : { text: kept.current, at: now },
});
