// What the installed package says that it was made of.
import * as z from 'zod';
import { textOf } from './files.ts';
import type { Machine } from './machine.ts';

/** Relative to the root folder; build/package writes it. */
export const releaseFile = 'opt/lethe/release.json';

const Release = z.object({
  /** Made with the Electron that no station may get. */
  development: z.boolean(),
  /** When the source was last changed. */
  source: z.iso.datetime(),
});
export type Release = z.infer<typeof Release>;

/** null: not installed from a package, or from one that can't say. */
export async function releaseOn(machine: Machine): Promise<Release | null> {
  try {
    return Release.safeParse(JSON.parse((await textOf(machine, releaseFile)) ?? '')).data ?? null;
  } catch {
    return null;
  }
}
