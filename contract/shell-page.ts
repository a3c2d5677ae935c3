// Shell page <-> shell main: main pushes one screen at a time; the page sends back what somebody pressed.
import * as z from 'zod';
import { type ProblemCode, problemCodes } from './problems.ts';
import { Receipt } from './receipt.ts';
import { EndReason, Language, Look, StationKind, StationState } from './words.ts';

const Seconds = z.int().min(0).max(86400);
const Code = z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]);

/** Everything the shell's page may show. The page keeps no state of its own that matters; main decides. */
export const Screen = z.discriminatedUnion('screen', [
  /** `ready` is false until the agent says clean and a spare session is warm: Start then says “One moment”. */
  z.strictObject({ screen: z.literal('welcome'), ready: z.boolean(), limitMinutes: z.int().nullable() }),
  /** Under the session's own window while a patron browses. */
  z.strictObject({ screen: z.literal('behind') }),
  z.strictObject({ screen: z.literal('idle'), secondsLeft: Seconds, seconds: Seconds }),
  z.strictObject({ screen: z.literal('wiping'), why: z.enum(['session', 'slow', 'boot', 'agent', 'check']) }),
  /** `full`: the visit ended because there was no room left. */
  z.strictObject({ screen: z.literal('receipt'), reason: EndReason, full: z.boolean(), receipt: Receipt }),
  z.strictObject({
    screen: z.literal('out-of-service'),
    code: Code,
    /** Where in the policy file, for staff. */
    place: z.strictObject({ line: z.int(), column: z.int(), key: z.string().max(200) }).optional(),
  }),
  /** The session does not answer; End still works, here. */
  z.strictObject({ screen: z.literal('hung') }),
  z.strictObject({ screen: z.literal('closed') }),
  z.strictObject({
    screen: z.literal('staff-pin'),
    triesLeft: z.int().min(0),
    wrong: z.boolean(),
    lockedSeconds: Seconds,
    /** No PIN is set in the policy. */
    absent: z.boolean(),
  }),
  z.strictObject({
    screen: z.literal('staff-menu'),
    state: StationState.or(z.literal('away')),
    visit: z.boolean(),
    mayAddTime: z.boolean(),
    closed: z.boolean(),
    version: z.string().max(40),
    lastWipe: z.enum(['clean', 'residue', 'unseen', 'none']),
  }),
]);
export type Screen = z.infer<typeof Screen>;

/** What stays the same from one screen to the next. */
export const ShellView = z.strictObject({
  kind: StationKind,
  place: z.string().max(120),
  name: z.string().max(120),
  languages: z.array(Language).min(1),
  language: Language,
  look: Look,
  screen: Screen,
});
export type ShellView = z.infer<typeof ShellView>;

export const Press = z.discriminatedUnion('press', [
  z.strictObject({ press: z.literal('start') }),
  z.strictObject({ press: z.literal('language'), language: Language }),
  z.strictObject({ press: z.literal('look'), look: Look }),
  z.strictObject({ press: z.literal('receipt-done') }),
  z.strictObject({ press: z.literal('receipt-hold') }),
  z.strictObject({ press: z.literal('still-here') }),
  z.strictObject({ press: z.literal('end') }),
  z.strictObject({ press: z.literal('wait') }),
  z.strictObject({ press: z.literal('staff-door') }),
  z.strictObject({ press: z.literal('staff-pin'), pin: z.string().regex(/^\d{4,12}$/) }),
  z.strictObject({
    press: z.literal('staff'),
    choice: z.enum(['back', 'end', 'add-time', 'check', 'close', 'open', 'leave']),
  }),
  /** The page has painted; silence means a screen that stopped. */
  z.strictObject({ press: z.literal('painted') }),
]);
export type Press = z.infer<typeof Press>;

/** What app/preload/shell.ts puts on `window.lethe`, and nothing else. */
export interface ShellBridge {
  press(press: Press): void;
  onView(listener: (view: ShellView) => void): void;
}
