// Our own pages inside a tab (library home and failures): what they show travels in their address, which dies with the session.
import { z } from 'zod';
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

/** `lethe://tab/blocked?host=…`: the page's own name, then plain values that it shows as text. */
export function addressOf(page: TabPage, values: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(values).toString();
  return `lethe://tab/${page}${query === '' ? '' : `?${query}`}`;
}
