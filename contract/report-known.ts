// What a server of another release understands of a report, as it says itself: a station that is newer leaves out the rest.
import * as z from 'zod';
import { staffApi } from './staff-words.ts';

export const knownPath = `${staffApi}/knows`;
/** In bytes; several times what there is today. */
export const longestKnown = 256 * 1024;

/** Of the answer only what a station needs: whatever else a release says there is passed over. */
export const KnownFields = z.object({
  fields: z.array(
    z.object({
      /** With dots, such as `software.minor`. */
      name: z.string(),
      values: z.union([z.array(z.string()), z.object({ from: z.int(), to: z.int() })]),
    }),
  ),
});
export type KnownFields = z.infer<typeof KnownFields>;
