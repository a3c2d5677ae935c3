// The session's bar <-> session main: main pushes what the bar shows; the bar sends back what the patron pressed.
import * as z from 'zod';
import { TimeLeft } from './session-link.ts';
import { Language, Look, StationKind } from './words.ts';

const Tab = z.strictObject({
  id: z.int(),
  /** Cut at 60 characters, control characters removed; shown isolated, in the tab only. */
  title: z.string().max(60),
  open: z.boolean(),
});

/** `ours`: a page of the station itself, which has no address. `library`: a site the library runs. */
const Address = z.strictObject({
  whose: z.enum(['ours', 'library', 'outside']),
  host: z.string().max(255),
  path: z.string().max(2048),
  secure: z.boolean(),
});

export const Notice = z.enum(['download', 'print', 'file', 'pop-up', 'permission', 'copied']);
export type Notice = z.infer<typeof Notice>;

/** What hangs from the bar. Only one thing at a time. */
export const Hanging = z.discriminatedUnion('hangs', [
  z.strictObject({ hangs: z.literal('nothing') }),
  z.strictObject({ hangs: z.literal('about') }),
  z.strictObject({ hangs: z.literal('find') }),
  z.strictObject({ hangs: z.literal('zoom') }),
  z.strictObject({ hangs: z.literal('more') }),
  z.strictObject({ hangs: z.literal('look') }),
  z.strictObject({ hangs: z.literal('end'), secondsLeft: z.int().min(0) }),
  /** A site asks for a name and a password (RFC 7617); drawn by us so that no page can imitate it. */
  z.strictObject({ hangs: z.literal('sign-in'), host: z.string().max(255), secure: z.boolean() }),
]);
export type Hanging = z.infer<typeof Hanging>;

export const BarView = z.strictObject({
  kind: StationKind,
  place: z.string().max(120),
  language: Language,
  look: Look,
  tabs: z.array(Tab),
  address: Address,
  canGoBack: z.boolean(),
  canGoForward: z.boolean(),
  loading: z.boolean(),
  zoomPercent: z.int(),
  fullScreen: z.boolean(),
  time: TimeLeft,
  hanging: Hanging,
  notice: Notice.nullable(),
  found: z.strictObject({ at: z.int(), all: z.int() }).nullable(),
});
export type BarView = z.infer<typeof BarView>;

export const BarPress = z.discriminatedUnion('press', [
  z.strictObject({
    press: z.enum([
      'back',
      'forward',
      'reload',
      'stop',
      'home',
      'knows',
      'new-tab',
      'zoom-in',
      'zoom-out',
      'zoom-reset',
      'find-stop',
      'copy-address',
      'full-screen',
      'leave-full-screen',
      'end',
      'end-now',
      'end-keep',
      'more-time',
      'notice-close',
      'strip-close',
      'to-page',
      'sign-in-cancel',
    ]),
  }),
  z.strictObject({ press: z.literal('show-tab'), id: z.int() }),
  z.strictObject({ press: z.literal('close-tab'), id: z.int() }),
  z.strictObject({ press: z.literal('hang'), what: z.enum(['nothing', 'about', 'find', 'zoom', 'more', 'look']) }),
  z.strictObject({ press: z.literal('find'), words: z.string().max(200), forward: z.boolean(), next: z.boolean() }),
  z.strictObject({ press: z.literal('look'), look: Look }),
  z.strictObject({ press: z.literal('sign-in'), name: z.string().max(256), password: z.string().max(256) }),
  /** How tall the bar itself is, in CSS pixels, so that main can lay the page out below it. */
  z.strictObject({ press: z.literal('height'), pixels: z.int().min(0).max(4096) }),
]);
export type BarPress = z.infer<typeof BarPress>;

/** What app/preload/bar.ts puts on `window.lethe`, and nothing else. */
export interface BarBridge {
  press(press: BarPress): void;
  onView(listener: (view: BarView) => void): void;
}
