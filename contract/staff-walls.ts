// Wall displays as admins see them: a key for each, shown once, that opens the stations and nothing else. Part of the staff API.
import * as z from 'zod';
import { Id, Name, Time } from './staff-values.ts';

export const WallRequest = z.strictObject({ name: Name });
export const WallView = z.strictObject({
  id: Id,
  name: z.string(),
  madeAt: Time,
  madeBy: z.string(),
});
export type WallView = z.infer<typeof WallView>;
/** The key is told once, here. It goes behind the hash sign of the display's address. */
export const WallMade = z.strictObject({ wall: WallView, key: z.string() });
export type WallMade = z.infer<typeof WallMade>;
/** What a display shows to be let in. */
export const WallKey = z.strictObject({ key: z.string().regex(/^[\w-]{43}$/) });
