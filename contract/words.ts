// The words that every part uses for the same thing: station states, end reasons, kinds, languages, looks.
import * as z from 'zod';

/** `clean`: may open. `open`: a patron is in. `wiping`: being erased and checked. `blocked`: something was left. */
export const StationState = z.enum(['clean', 'open', 'wiping', 'blocked']);
export type StationState = z.infer<typeof StationState>;

export const EndReason = z.enum(['patron', 'idle', 'limit', 'staff', 'crash', 'last-tab']);
export type EndReason = z.infer<typeof EndReason>;

/** `bubblewrap`: namespaces and memory file systems. `directory`: a private folder, where bubblewrap is absent. */
export const Containment = z.enum(['bubblewrap', 'directory']);
export type Containment = z.infer<typeof Containment>;

export const StationKind = z.enum(['open-access', 'quick-lookup']);
export type StationKind = z.infer<typeof StationKind>;

/** Languages with a complete file in resources/strings. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** What a patron chose to make the station easier to use; forgotten with the session. */
export const Look = z.strictObject({
  textScale: z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2), z.literal(3)]),
  theme: z.enum(['light', 'dark', 'contrast']),
  lessMotion: z.boolean(),
});
export type Look = z.infer<typeof Look>;

export const plainLook: Look = { textScale: 1, theme: 'light', lessMotion: false };
