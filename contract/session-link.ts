// Shell <-> session: Node's own channel between parent and child. The session reads its settings once and then obeys.
import * as z from 'zod';
import { CanaryClasses, MaskedSeed } from './canary.ts';
import { Policy } from './policy.ts';
import { Language, Look } from './words.ts';

const Rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });

/** What a session needs of the policy: nothing about staff, containment or timers, which stay in the shell. */
export const SessionPolicy = z.object({
  kind: Policy.shape.kind,
  place: Policy.shape.place,
  name: Policy.shape.name,
  languages: Policy.shape.languages,
  home: Policy.shape.home,
  resources: Policy.shape.resources,
  network: Policy.shape.network,
});
export type SessionPolicy = z.infer<typeof SessionPolicy>;

/** Only an unpackaged build accepts `development`: a certificate and names for the demonstration library. */
export const Development = z.strictObject({
  certificate: z.string().max(128),
  hostRules: z.string().max(4096),
});
export type Development = z.infer<typeof Development>;

export const TimeLeft = z.strictObject({
  /** null when the visit has no limit. */
  minutesLeft: z.int().min(0).nullable(),
  warning: z.enum(['none', 'ten', 'one']),
  /** How often the patron may still ask for more time. */
  extensionsLeft: z.int().min(0),
});
export type TimeLeft = z.infer<typeof TimeLeft>;

export const ToSession = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('prepare'),
    policy: SessionPolicy,
    bounds: Rectangle,
    kiosk: z.boolean(),
    development: Development.optional(),
  }),
  /** The welcome lies over everything: the spare's window may be put below it, drawn and ready to be uncovered. */
  z.strictObject({ do: z.literal('stand-by') }),
  /**
   * Start was pressed and the agent is being asked: the home page is loaded meanwhile, out of sight. Where the agent refuses,
   * this session ends without having been anybody's.
   */
  z.strictObject({ do: z.literal('expect'), language: Language, look: Look }),
  z.strictObject({ do: z.literal('start'), language: Language, look: Look, time: TimeLeft }),
  /** In place of `start`: this session will be nobody's. It plants canaries in all its places and never shows itself. */
  z.strictObject({ do: z.literal('rehearse'), seed: MaskedSeed }),
  z.strictObject({ do: z.literal('time'), time: TimeLeft }),
  /** Answered by `alive`: silence means a hung session, which the shell then ends by itself. */
  z.strictObject({ do: z.literal('answer') }),
  /** The patron pressed the key for End: answered by `end-asked`. */
  z.strictObject({ do: z.literal('end') }),
  /** The shell counts down to the end that the patron asked for; null: the patron keeps browsing. */
  z.strictObject({ do: z.literal('ending'), secondsLeft: z.int().min(0).nullable() }),
  /** The idle question has gone: put the keyboard back where it was. */
  z.strictObject({ do: z.literal('focus') }),
]);
export type ToSession = z.infer<typeof ToSession>;

export const FromSession = z.discriminatedUnion('is', [
  /** Warm and hidden: `start` shows a page at once. */
  z.strictObject({ is: z.literal('ready') }),
  /** The session's window is on the screen, with its bar. */
  z.strictObject({ is: z.literal('shown') }),
  /** The first page of the visit is up: from now on the next spare may warm without slowing the patron down. */
  z.strictObject({ is: z.literal('page-up') }),
  z.strictObject({ is: z.literal('alive') }),
  /** Everything that `rehearse` asked for has been tried. Whether it is there is not for the session to say; what it was refused, is. */
  z.strictObject({ is: z.literal('planted'), refused: CanaryClasses }),
  /** The patron pressed End. `loses`: something that can't be brought back is open, so the shell counts down first. */
  z.strictObject({ is: z.literal('end-asked'), loses: z.boolean() }),
  z.strictObject({ is: z.literal('end-kept') }),
  z.strictObject({ is: z.literal('end-now') }),
  z.strictObject({ is: z.literal('last-tab-closed') }),
  /** A page failed for the third time within a minute. */
  z.strictObject({ is: z.literal('failed') }),
  /** The memory for the visit's files is used up. */
  z.strictObject({ is: z.literal('full') }),
  z.strictObject({ is: z.literal('more-time') }),
]);
export type FromSession = z.infer<typeof FromSession>;
