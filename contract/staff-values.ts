// Values that the parts of the staff API share: ids, times, and the names that staff give.
import * as z from 'zod';
import { longestName } from './staff-words.ts';

export const Id = z.string().regex(/^[0-9a-f-]{16,36}$/);
/** Seconds since 1970. */
export const Time = z.int().min(0);
/** Names of desks, places, displays and staff. No line breaks, nothing that looks like markup. */
export const Name = z
  .string()
  .min(1)
  .max(longestName)
  .regex(/^[^\p{Cc}<>]*\S[^\p{Cc}<>]*$/u);
