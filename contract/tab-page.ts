// Our own pages inside a tab (library home and failures): what they show travels in their address, which dies with the session.
import * as z from 'zod';
import { Resource } from './policy.ts';
import { Language, Look } from './words.ts';

export const tabPages = [
  'home',
  'blocked',
  'asks',
  'local',
  'kind',
  'offline',
  'site',
  'certificate',
  'crashed',
  'knows',
] as const;
export type TabPage = (typeof tabPages)[number];

/** Read by the page from lethe://tab/view.json, which the session's own protocol handler answers. */
export const TabView = z.strictObject({
  language: Language,
  look: Look,
  place: z.string().max(120),
  resources: z.array(Resource),
});
export type TabView = z.infer<typeof TabView>;

/** lethe://tab/knows.json: what is held until the visit ends, as counts. */
export const KnowsView = z.strictObject({
  tabs: z.int().min(0),
  visited: z.int().min(0),
  cookies: z.int().min(0),
  /** How many websites stored something. */
  sites: z.int().min(0),
  copied: z.boolean(),
  /** On how many websites the patron changed the size of the page. */
  zoomChanged: z.int().min(0),
});
export type KnowsView = z.infer<typeof KnowsView>;

const Names = z.array(z.string().max(255)).max(500);

/** lethe://tab/knows.json?names=1: the names behind the counts, sent only when the patron asks to see them. */
export const KnowsNames = z.strictObject({ tabs: Names, visited: Names, sites: Names });
export type KnowsNames = z.infer<typeof KnowsNames>;

/** What a page of ours may ask for, by POST to lethe://tab/do/NAME without a body. Like the views it needs the word of `page-word.ts`. */
export const tabDeeds = ['reload', 'erase'] as const;
export type TabDeed = (typeof tabDeeds)[number];

/** `lethe://tab/blocked?host=…`: the page's own name, then plain values that it shows as text. */
export function addressOf(page: TabPage, values: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(values).toString();
  return `lethe://tab/${page}${query === '' ? '' : `?${query}`}`;
}
